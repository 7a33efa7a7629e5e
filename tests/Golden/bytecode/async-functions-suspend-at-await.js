async function f(p) {
  const first = await p;
  try {
    return await first;
  } catch (e) {
    return e;
  }
}
const arrow = async x => x;
