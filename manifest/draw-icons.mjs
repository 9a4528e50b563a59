// Draws the two icons of the app package: node manifest/draw-icons.mjs
// A note with two lines and a tick, for "one sentence, one tap". Shapes are drawn by distance, four samples a side.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

const samples = 4;
const length = (x, y) => Math.hypot(x, y);
const box = (cx, cy, halfWidth, halfHeight, radius) => (x, y) => {
  const dx = Math.abs(x - cx) - halfWidth + radius, dy = Math.abs(y - cy) - halfHeight + radius;
  return length(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
};
const line = (x1, y1, x2, y2, width) => (x, y) => {
  const t = Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2)));
  return length(x - x1 - t * (x2 - x1), y - y1 - t * (y2 - y1)) - width / 2;
};
const disc = (cx, cy, radius) => (x, y) => length(x - cx, y - cy) - radius;
const ring = (shape, width) => (x, y) => Math.abs(shape(x, y)) - width / 2;
const either = (...shapes) => (x, y) => Math.min(...shapes.map(shape => shape(x, y)));
const without = (shape, hole) => (x, y) => Math.max(shape(x, y), -hole(x, y));

// Each layer is painted over those before it.
function draw(size, layers) {
  const pixels = Buffer.alloc(size * (size * 4 + 1));
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      let [r, g, b, a] = [0, 0, 0, 0];
      for (let s = 0; s < samples * samples; s++) {
        const px = x + ((s % samples) + 0.5) / samples, py = y + (Math.floor(s / samples) + 0.5) / samples;
        const top = layers.findLast(layer => layer.shape(px, py) <= 0);
        if (top) [r, g, b, a] = [r + top.colour[0], g + top.colour[1], b + top.colour[2], a + 1];
      }
      const at = y * (size * 4 + 1) + 1 + x * 4;
      if (a > 0) pixels.set([r / a, g / a, b / a, (255 * a) / (samples * samples)].map(Math.round), at);
    }
  }
  return png(size, pixels);
}

function png(size, pixels) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8); // 8 bits a channel, colour with alpha
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(pixels, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

const folder = dirname(fileURLToPath(import.meta.url));
const [ground, paper, ink, white] = [[0x1f, 0x5f, 0xa8], [0xff, 0xff, 0xff], [0x8f, 0xb3, 0xdb], [0xff, 0xff, 0xff]];

// The symbol keeps within the 96 pixels in the middle.
writeFileSync(join(folder, 'color.png'), draw(192, [
  { shape: () => -1, colour: ground },
  { shape: box(92, 94, 36, 45, 8), colour: paper },
  { shape: either(line(70, 72, 114, 72, 7), line(70, 90, 108, 90, 7), line(70, 108, 88, 108, 7)), colour: ink },
  { shape: disc(120, 120, 28), colour: ground },
  { shape: disc(120, 120, 23), colour: [0x2e, 0x8b, 0x57] },
  { shape: either(line(109, 121, 117, 129, 6), line(117, 129, 132, 112, 6)), colour: white },
]));

// White on transparent, to the edge.
const gap = disc(23, 23, 9);
writeFileSync(join(folder, 'outline.png'), draw(32, [
  { shape: without(ring(box(13, 15.5, 11.5, 14, 3), 2.4), gap), colour: white },
  { shape: without(either(line(7, 9, 19, 9, 2.2), line(7, 15, 17, 15, 2.2)), gap), colour: white },
  { shape: either(line(17, 23.5, 21.5, 28, 2.8), line(21.5, 28, 30, 18, 2.8)), colour: white },
]));
