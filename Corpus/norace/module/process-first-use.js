// expect: quiet
// D22: what process makes when it is first asked for is no write of the program.
function use() {
  return [process.stdout.isTTY, process.stderr.fd, process.env.PATH?.length, process.argv.length, process.listenerCount('exit'), process.versions.node];
}
const one = new Thread(use), two = new Thread(use);
one.join();
two.join();
