var a = 1;
if (a) {
  a + 1;
} else {
  a - 1;
}
for (var i = 0; i < 2; i++) i * 2;
