// How time grows with size: each workload runs at three sizes, the smallest first; times are the best of a few runs.
// PLAN = { name, repeat } names one workload, or none to list them all. Runs in any engine with print or console.log.
(function () {
  'use strict';
  var say = typeof print === 'function' ? print : console.log;
  var now = typeof performance === 'object' ? function () { return performance.now(); } : Date.now;
  var M = 1000000;

  // name: [largest size, function of a size, makes what is not measured]
  var workloads = {
    'string: append': [10 * M, function (n) { var s = ''; for (var i = 0; i < n; i++) s += 'x'; return s.charCodeAt(n >> 1); }],
    'string: prepend': [10 * M, function (n) { var s = ''; for (var i = 0; i < n; i++) s = 'x' + s; return s.charCodeAt(n >> 1); }],
    'string: template': [4 * M, function (n) { var s = ''; for (var i = 0; i < n; i++) s = `${s}<${i & 7}>`; return s.charCodeAt(n >> 1); }],
    'string: join': [2 * M, function (n) { var a = []; for (var i = 0; i < n; i++) a.push('item' + (i & 15)); return a.join(',').length; }],
    'string: split': [4 * M, function (n, s) { return s.split(',').length; }, function (n) { return 'ab,'.repeat(n / 3); }],
    'string: replaceAll': [4 * M, function (n, s) { return s.replaceAll(',', ' / ').length; }, function (n) { return 'ab,'.repeat(n / 3); }],
    'string: replace /g with a function': [2 * M, function (n, s) { return s.replace(/,/g, function (m, at) { return at & 1 ? '<' : '>'; }).length; }, function (n) { return 'ab,'.repeat(n / 3); }],
    'string: exec with lastIndex': [2 * M, function (n, s) { var re = /b,/g, c = 0; while (re.exec(s)) c++; return c; }, function (n) { return 'ab,'.repeat(n / 3); }],
    'string: indexOf from the last place': [4 * M, function (n, s) { var c = 0; for (var at = 0; (at = s.indexOf(',', at)) >= 0; at++) c++; return c; }, function (n) { return 'ab,'.repeat(n / 3); }],
    'string: eat with slice': [M, function (n, s) { var c = 0; while (s.length > 0) { c += s.charCodeAt(0); s = s.slice(5); } return c; }, function (n) { return 'ab,cd'.repeat(n / 5); }],
    'string: eat with a sticky match': [M, function (n, s) { var c = 0; while (s.length > 0) { var m = /^[a-z]+,?/.exec(s); c += m[0].length; s = s.substring(m[0].length); } return c; }, function (n) { return 'abcde,'.repeat(n / 6); }],
    'string: iterate': [4 * M, function (n, s) { var c = 0; for (var x of s) c += x.length; return c; }, function (n) { return 'ab,'.repeat(n / 3); }],
    'string: as keys of an object': [M, function (n) { var o = {}; for (var i = 0; i < n; i++) { var k = 'some long prefix of a key '; k += i & 1023; o[k] = i; } return Object.keys(o).length; }],

    'array: push': [4 * M, function (n) { var a = []; for (var i = 0; i < n; i++) a.push(i); return a.length; }],
    'array: push and pop': [4 * M, function (n) { var a = []; for (var i = 0; i < n; i++) a.push(i); while (a.length) a.pop(); return a.length; }],
    'array: by index': [4 * M, function (n) { var a = []; for (var i = 0; i < n; i++) a[i] = i; return a.length; }],
    'array: by index, backwards': [M, function (n) { var a = []; for (var i = n - 1; i >= 0; i--) a[i] = i; return a.length; }],
    'array: by index, new Array(n) backwards': [4 * M, function (n) { var a = new Array(n); for (var i = n - 1; i >= 0; i--) a[i] = i; return a.length; }],
    'array: spread': [4 * M, function (n, a) { return [0, ...a, 1].length; }, list],
    'array: concat in pieces': [M, function (n) { var all = []; for (var i = 0; i < n; i += 1000) all.push(list(1000)); return [].concat.apply([], all).length; }],
    'array: map, filter, reduce': [2 * M, function (n, a) { return a.map(function (x) { return x * 2; }).filter(function (x) { return x % 3; }).reduce(function (s, x) { return s + x; }, 0); }, list],
    'array: sort numbers': [M, function (n, a) { return a.slice().sort(function (x, y) { return x - y; })[0]; }, scattered],
    'array: sort strings': [M / 2, function (n, a) { return a.slice().sort()[0]; }, function (n) { return scattered(n).map(String); }],
    'array: short queue with shift': [2 * M, function (n) { var q = [1, 2, 3], c = 0; for (var i = 0; i < n; i++) { q.push(i); c += q.shift(); } return c; }],
    'array: delete every second': [M, function (n) { var a = list(n); for (var i = 0; i < n; i += 2) delete a[i]; var c = 0; for (var k in a) c++; return c; }],
    'array: far apart': [M / 2, function (n) { var a = []; for (var i = 0; i < n; i++) a[i * 5000] = i; var c = 0; for (var k in a) c += a[k]; return c; }],
    'array: flat': [M, function (n, a) { return a.flat(2).length; }, function (n) { var a = []; for (var i = 0; i < n; i += 10) a.push([list(5), list(5)]); return a; }],
    'array: apply': [100000, function (n, a) { return Math.max.apply(null, a); }, list],

    'object: dictionary': [M, function (n) { var o = {}; for (var i = 0; i < n; i++) o['k' + i] = i; var c = 0; for (var i = 0; i < n; i++) c += o['k' + i]; return c; }],
    'object: dictionary, delete': [M, function (n) { var o = {}; for (var i = 0; i < n; i++) o['k' + i] = i; for (var i = 0; i < n; i++) delete o['k' + i]; return Object.keys(o).length; }],
    'object: dictionary as a queue': [M / 2, function (n) { var o = {}, c = 0; for (var i = 0; i < n; i++) { o['k' + i] = i; if (i > 100) { delete o['k' + (i - 100)]; c++; } } return c; }],
    'object: for in, keys, entries': [M, function (n, o) { var c = 0; for (var k in o) c++; return c + Object.keys(o).length + Object.entries(o).length; }, dictionary],
    'object: spread and assign': [M, function (n, o) { return Object.keys(Object.assign({}, { ...o })).length; }, dictionary],
    'object: integer keys, backwards': [M, function (n) { var o = {}; for (var i = n; i > 0; i--) o[i] = i; return Object.keys(o).length; }],
    'object: integer keys, far apart': [M / 2, function (n) { var o = {}; for (var i = 0; i < n; i++) o[(i * 2654435761) >>> 1] = i; var c = 0; for (var k in o) c += o[k]; return c; }],
    'object: many small': [2 * M, function (n) { var a = []; for (var i = 0; i < n; i++) a.push({ x: i, y: { z: i } }); return a[n - 1].y.z; }],
    'object: each with a key of its own': [M / 4, function (n) { var a = []; for (var i = 0; i < n; i++) { var o = {}; o['own' + i] = i; a.push(o); } return a.length; }],
    'object: each with its own prototype': [M / 2, function (n) { var a = []; for (var i = 0; i < n; i++) { var o = Object.create({ i: i }); o.x = 1; a.push(o); } return a[n - 1].i; }],
    'object: linked list': [2 * M, function (n) { var head = null; for (var i = 0; i < n; i++) head = { next: head, i: i }; var c = 0; for (var p = head; p; p = p.next) c += p.i; return c; }],
    'object: nested, no prototype': [M, function (n) { var o = null; for (var i = 0; i < n; i++) { var p = Object.create(null); p.in = o; o = p; } var d = 0; while (o) { o = o.in; d++; } return d; }],
    'object: class instances with private fields': [M, function (n) { class P { #x; constructor(x) { this.#x = x; } get x() { return this.#x; } } var c = 0, a = []; for (var i = 0; i < n; i++) a.push(new P(i)); for (var p of a) c += p.x; return c; }],
    'object: JSON there and back': [M / 2, function (n, a) { return JSON.parse(JSON.stringify(a)).length; }, function (n) { return list(n).map(function (i) { return { id: i, name: 'n' + i }; }); }],
    'object: structuredClone': [M / 8, function (n, a) { return structuredClone(a).length; }, function (n) { return list(n).map(function (i) { return { id: i }; }); }],

    'map: set and get': [M, function (n) { var m = new Map(); for (var i = 0; i < n; i++) m.set(i, i); var c = 0; for (var i = 0; i < n; i++) c += m.get(i); return c; }],
    'map: strings': [M, function (n) { var m = new Map(); for (var i = 0; i < n; i++) m.set('k' + i, i); var c = 0; for (var i = 0; i < n; i++) c += m.get('k' + i); return c; }],
    'map: doubles': [M, function (n) { var m = new Map(); for (var i = 0; i < n; i++) m.set(i + 0.5, i); var c = 0; for (var i = 0; i < n; i++) c += m.get(i + 0.5); return c; }],
    'map: objects': [M, function (n) { var m = new Map(), a = []; for (var i = 0; i < n; i++) { var o = {}; a.push(o); m.set(o, i); } var c = 0; for (var o of a) c += m.get(o); return c; }],
    'map: delete the first': [M / 2, function (n) { var m = new Map(); for (var i = 0; i < n; i++) m.set(i, i); var c = 0; while (m.size) { var k = m.keys().next().value; m.delete(k); c++; } return c; }],
    'map: a queue of a hundred': [M, function (n) { var m = new Map(), c = 0; for (var i = 0; i < n; i++) { m.set(i, i); if (m.size > 100) { m.delete(m.keys().next().value); c++; } } return c; }],
    'set: add, union, iterate': [M, function (n) { var s = new Set(); for (var i = 0; i < n; i++) s.add(i); var c = 0; for (var x of s) c += x; return c; }],
    'weakmap: set and get': [M / 2, function (n) { var m = new WeakMap(), a = []; for (var i = 0; i < n; i++) { var o = {}; a.push(o); m.set(o, i); } var c = 0; for (var o of a) c += m.get(o); return c; }],
    'bigint: growing sum': [M, function (n) { var b = 1n; for (var i = 0; i < n; i++) b += 12345678901n; return Number(b & 1n); }],

    'code: calls': [4 * M, function (n) { function f(x) { return x + 1; } var c = 0; for (var i = 0; i < n; i++) c = f(c); return c; }],
    'code: closures': [M, function (n) { var a = []; for (let i = 0; i < n; i++) a.push(function () { return i; }); var c = 0; for (var f of a) c += f(); return c; }],
    'code: generator': [2 * M, function (n) { function* g() { for (var i = 0; i < n; i++) yield i; } var c = 0; for (var x of g()) c += x; return c; }],
    'code: exceptions': [M / 8, function (n) { var c = 0; for (var i = 0; i < n; i++) { try { throw new Error('x'); } catch (e) { c++; } } return c; }],
    'code: a source of many statements': [M / 8, function (n, s) { return new Function(s)(); }, function (n) { return 'var x = 0;' + '\nx = x + 1;'.repeat(n) + 'return x;'; }],
    'code: a source of many functions': [M / 16, function (n, s) { return new Function(s)(); }, function (n) { var s = 'var x = 0;'; for (var i = 0; i < n; i++) s += '\nfunction f' + i + '(a) { return a + ' + i + '; }'; return s + 'return f0(1);'; }],
    'code: a source that is one literal': [M / 4, function (n, s) { return new Function(s)().length; }, function (n) { return 'return [' + '1,'.repeat(n) + '];'; }],
    'code: a switch of many cases': [M / 32, function (n, s) { return new Function('x', s)(n - 1); }, function (n) { var s = 'switch (x) {'; for (var i = 0; i < n; i++) s += '\ncase ' + i + ': return ' + i + ';'; return s + '}'; }],
    'code: typed array': [4 * M, function (n) { var a = new Float64Array(n); for (var i = 0; i < n; i++) a[i] = i; var c = 0; for (var i = 0; i < n; i++) c += a[i]; return c; }]
  };

  function list(n) { var a = []; for (var i = 0; i < n; i++) a.push(i); return a; }

  function scattered(n) { var a = []; for (var i = 0; i < n; i++) a.push((i * 2654435761) % 1000003); return a; }

  function dictionary(n) { var o = {}; for (var i = 0; i < n; i++) o['k' + i] = i; return o; }

  if (!PLAN.name) {
    say('cjs-bench:' + JSON.stringify({ names: Object.keys(workloads) }));
    return;
  }
  var workload = workloads[PLAN.name], sizes = [workload[0] / 16, workload[0] / 4, workload[0]], times = [];
  for (var s = 0; s < 3; s++) {
    var best = Infinity, n = sizes[s] | 0, made = workload[2] ? workload[2](n) : undefined;
    for (var r = 0; r < (s === 0 ? PLAN.repeat + 2 : PLAN.repeat); r++) {
      var begin = now();
      workload[1](n, made);
      best = Math.min(best, now() - begin);
      // What is hopeless is hopeless the first time.
      if (best > 5000) break;
    }
    times.push(best);
    if (best > 20000) break;
  }
  say('cjs-bench:' + JSON.stringify({ sizes: sizes, times: times }));
})();
