/* An element is deleted while another thread reads and a third overwrites its neighbours.
 * Allowed for the reader: the value or undefined (M6, M7); neighbours keep what was written (M4).
 */
litmus({
  make: () => ["a", "b", "c"],
  bodies: [
    s => { delete s[1]; },
    s => s[1] + " " + (1 in s),
    s => { s[0] = "A"; s[2] = "C"; },
  ],
  final: s => s[0] + (1 in s) + s[2] + s.length,
  allowed: ["b true AfalseC3", "b false AfalseC3", "undefined false AfalseC3"],
});
