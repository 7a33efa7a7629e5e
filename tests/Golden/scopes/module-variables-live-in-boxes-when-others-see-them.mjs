import { a } from 'm';
let local = 1, seen = 2;
export let b = a;
export default function () { return seen; }
