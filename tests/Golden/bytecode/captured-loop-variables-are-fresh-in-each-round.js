function f(list) {
  const all = [];
  for (let i = 0; i < 3; i++)
    all.push(() => i);
  for (const x of list)
    all.push(() => x);
  for (let j = 0; j < 3; j++)
    all.push(j);
  return all;
}
