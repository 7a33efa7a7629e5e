'use strict';
// Only the main thread prints, so that the order is one.
const { Worker, isMainThread, parentPort, workerData, threadId, MessageChannel, receiveMessageOnPort } = require('node:worker_threads');

if (!isMainThread) {
  parentPort.on('message', (message) => {
    switch (message.what) {
      case 'echo': parentPort.postMessage({ echo: message.value, mine: Object.getPrototypeOf(message.value) === Object.prototype }); break;
      case 'data': parentPort.postMessage({ data: workerData, id: threadId > 0 }); break;
      case 'add': for (let i = 0; i < 1000; i++) Atomics.add(message.cells, 0, 1); parentPort.postMessage('added'); break;
      case 'port': message.port.postMessage('through the port'); message.port.close(); break;
      case 'throw': setTimeout(() => { throw new RangeError('out of the worker'); }, 0); break;
      case 'exit': process.exit(message.code);
      case 'spin': for (;;);
      case 'close': parentPort.close(); break;
    }
  });
} else {
  const next = (emitter, name) => new Promise((resolve) => emitter.once(name, resolve));
  const ask = (worker, message, transfer) => { const answer = next(worker, 'message'); worker.postMessage(message, transfer); return answer; };
  (async () => {
    const worker = new Worker(__filename, { workerData: { list: [1, , 3], when: new Date(0), map: new Map([['k', new Set([1n])]]), re: /a+/gi, nothing: undefined } });
    console.log(await ask(worker, { what: 'data' }));
    const cyclic = { name: 'cycle', big: 2n ** 70n, bytes: new Uint8Array([1, 2, 3]), view: new DataView(new ArrayBuffer(4), 1), wrapped: Object('text'), neg: -0 };
    cyclic.self = cyclic;
    const { echo, mine } = await ask(worker, { what: 'echo', value: cyclic });
    console.log(mine, echo.self === echo, echo !== cyclic, echo);

    const error = new TypeError('with a cause', { cause: { code: 7 } });
    error.extra = 'is not cloned';
    const back = (await ask(worker, { what: 'echo', value: { error } })).echo.error;
    console.log(back instanceof TypeError, back.message, back.cause, back.extra, back.stack === error.stack);

    const cells = new Int32Array(new SharedArrayBuffer(8));
    const second = new Worker(__filename);
    await Promise.all([ask(worker, { what: 'add', cells }), ask(second, { what: 'add', cells })]);
    console.log(cells[0]);

    const bytes = new Uint8Array([5, 6, 7]);
    const moved = await ask(worker, { what: 'echo', value: { bytes } }, [bytes.buffer]);
    console.log(bytes.length, moved.echo.bytes);

    const { port1, port2 } = new MessageChannel();
    const heard = next(port1, 'message'), closed = next(port1, 'close');
    worker.postMessage({ what: 'port', port: port2 }, [port2]);
    console.log(await heard);
    await closed;

    const local = new MessageChannel();
    local.port1.postMessage({ n: 1 });
    local.port1.postMessage({ n: 2 });
    console.log(receiveMessageOnPort(local.port2), receiveMessageOnPort(local.port2), receiveMessageOnPort(local.port2));
    local.port1.close();

    for (const bad of [() => {}, Symbol('s'), new WeakMap(), { deep: [Promise.resolve()] }]) {
      try {
        worker.postMessage(bad);
        console.log('cloned', bad);
      } catch (e) {
        console.log(e.name, e.code, e instanceof Error, e.message);
      }
    }

    const failure = next(second, 'error');
    const ended = next(second, 'exit');
    second.postMessage({ what: 'throw' });
    const thrown = await failure;
    console.log(thrown instanceof RangeError, thrown.message, await ended, second.threadId);

    const third = new Worker(__filename);
    const code = next(third, 'exit');
    third.postMessage({ what: 'exit', code: 9 });
    console.log(await code);

    const fourth = new Worker(__filename);
    await next(fourth, 'online');
    fourth.postMessage({ what: 'spin' });
    console.log(await fourth.terminate());

    const gone = next(worker, 'exit');
    worker.postMessage({ what: 'close' });
    console.log(await gone);

    const texts = [];
    const fifth = new Worker('for (const x of ["a", "b", "c"]) require("worker_threads").parentPort.postMessage(x)', { eval: true });
    fifth.on('message', (x) => texts.push(x));
    console.log(await next(fifth, 'exit'), texts);
    try {
      new Worker('bare.js');
    } catch (e) {
      console.log(e.code);
    }
  })();
}
