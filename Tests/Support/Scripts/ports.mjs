// Are these ports free? Arguments: PORT:WHAT:VARIABLE. The first one in use is named with the fix; exit code 2.
import net from "node:net";

const listen = (port) => new Promise((resolve, reject) => {
  const server = net.createServer().once("error", reject);
  server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(resolve));
});

for (const argument of process.argv.slice(2)) {
  const [port, what, variable] = argument.split(":");
  if (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65535) {
    console.error(`${variable}=${port} is not a port. Give a number from 1 to 65535.`);
    process.exit(2);
  }

  try {
    await listen(Number(port));
  } catch (error) {
    console.error(error.code === "EADDRINUSE"
      ? `Port ${port} (${what}) is in use. Stop what listens there (an earlier ./run?), or choose another: ${variable}=${Number(port) + 1000} ./run`
      : `Port ${port} (${what}) cannot be opened: ${error.code}. Choose another: ${variable}=${Number(port) + 10000} ./run`);
    process.exit(2);
  }
}
