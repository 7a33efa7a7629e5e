if (a) b; else { c; }
for (let i of x) continue;
l: for (var j in y) break l;
do z; while (q)
switch (s) { case 1: default: t; }
try { u; } catch { } finally { }
with (v) w;
throw 1;
;
debugger;
