// Waits until a URL answers 2xx, or "any" status. Arguments: URL SECONDS PID [any]; exit code 1 when the time is over or
// the process is gone.
const [url, seconds, pid, any] = process.argv.slice(2);
const until = performance.now() + Number(seconds) * 1000;

const alive = () => {
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch {
    return false;
  }
};

while (alive() && performance.now() < until) {
  const ok = await fetch(url, { signal: AbortSignal.timeout(20_000) }).then((answer) => any === "any" || answer.ok, () => false);
  if (ok) process.exit(0);
  await new Promise((resolve) => setTimeout(resolve, 200));
}

process.exit(1);
