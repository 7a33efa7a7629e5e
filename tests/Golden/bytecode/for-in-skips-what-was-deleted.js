function f(o) {
  for (const key in o) {
    if (key === 'stop') break;
    delete o[key];
  }
}
