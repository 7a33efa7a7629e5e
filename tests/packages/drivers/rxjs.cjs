// Streams with and without time; the schedulers use timers, microtasks and a virtual clock.
const { of, from, range, interval, timer, merge, concat, zip, combineLatest, forkJoin, defer, throwError, EMPTY, Subject, BehaviorSubject, ReplaySubject, Observable, firstValueFrom, lastValueFrom, asapScheduler, asyncScheduler, VirtualTimeScheduler } = require("rxjs");
const { map, filter, mergeMap, switchMap, concatMap, scan, reduce, take, takeUntil, bufferCount, groupBy, toArray, catchError, retry, debounceTime, distinctUntilChanged, share, shareReplay, delay, observeOn, pairwise, startWith, withLatestFrom, finalize, tap, window, mergeAll, expand } = require("rxjs/operators");

const log = name => ({ next: value => console.log(name, JSON.stringify(value)), error: error => console.log(name, "error", error.message), complete: () => console.log(name, "done") });

range(1, 10).pipe(filter(n => n % 2), map(n => n * n), scan((a, b) => a + b), bufferCount(2)).subscribe(log("sync"));
from(["a", "bb", "cc", "d"]).pipe(groupBy(s => s.length), mergeMap(g => g.pipe(toArray(), map(list => [g.key, list])))).subscribe(log("groups"));
zip(of(1, 2, 3), from("xyz")).subscribe(log("zip"));
of(1).pipe(expand(n => n < 100 ? of(n * 3) : EMPTY), toArray()).subscribe(log("expand"));

let tries = 0;
defer(() => ++tries < 3 ? throwError(() => new Error("try " + tries)) : of("third")).pipe(retry(5)).subscribe(log("retry"));
throwError(() => new RangeError("bad")).pipe(catchError(error => of(error.name)), finalize(() => console.log("finalized"))).subscribe(log("catch"));

const behaviour = new BehaviorSubject(0), replay = new ReplaySubject(2), subject = new Subject();
[1, 2, 3].forEach(n => { behaviour.next(n); replay.next(n); });
behaviour.pipe(take(1)).subscribe(log("behaviour"));
replay.pipe(take(2)).subscribe(log("replay"));
subject.pipe(distinctUntilChanged(), startWith(0), pairwise(), withLatestFrom(behaviour)).subscribe(log("subject"));
[1, 1, 2].forEach(n => subject.next(n));
subject.complete();

const virtual = new VirtualTimeScheduler();
interval(10, virtual).pipe(take(5), concatMap(n => timer(25, virtual).pipe(map(() => [n, virtual.now()])))).subscribe(log("virtual"));
merge(interval(30, virtual).pipe(map(n => "a" + n)), interval(50, virtual).pipe(map(n => "b" + n))).pipe(take(6), debounceTime(15, virtual)).subscribe(log("debounce"));
virtual.flush();

console.log("before");
of("asap").pipe(observeOn(asapScheduler)).subscribe(log("asap"));
of("async").pipe(observeOn(asyncScheduler)).subscribe(log("async"));
Promise.resolve().then(() => console.log("microtask"));
console.log("after");

(async () => {
  console.log(await firstValueFrom(timer(5).pipe(map(() => "timer"))));
  console.log(await lastValueFrom(forkJoin({ a: of(1).pipe(delay(3)), b: Promise.resolve(2), c: interval(2).pipe(take(3)) })));
  const shared = interval(3).pipe(take(3), tap(n => console.log("source", n)), shareReplay(1));
  console.log(await Promise.all([lastValueFrom(shared), lastValueFrom(shared)]));
  await firstValueFrom(EMPTY).catch(error => console.log(error.name, error.message));
  for await (const n of { [Symbol.asyncIterator]: async function* () { yield* [1, 2]; } }) console.log("for await", n);
  from((async function* () { yield "x"; yield "y"; })()).subscribe(log("generator"));
})();
