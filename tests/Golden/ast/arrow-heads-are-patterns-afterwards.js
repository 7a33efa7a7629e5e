(a, { b = 1 }, [c, ...d]) => a + b;
async (x) => await x;
(x);
[a, { b }] = c;
