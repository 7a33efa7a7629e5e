// Errors nobody caught reach the process's handlers, and the program goes on.
process.on('uncaughtException', (error, origin) => console.log('uncaught', error.message, origin));
process.on('unhandledRejection', (reason) => console.log('unhandled', reason.message));
process.on('exit', (code) => console.log('exit', code));
process.nextTick(() => { throw new Error('in tick'); });
Promise.reject(new Error('rejected'));
setTimeout(() => { throw new Error('in timer'); }, 20);
setTimeout(() => console.log('still here'), 60);
process.exitCode = 3;
throw new Error('main');
