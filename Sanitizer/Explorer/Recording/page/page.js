'use strict';
(() => {
  const { lanes, events } = JSON.parse(document.getElementById('data').textContent);
  const rows = [...document.querySelectorAll('.events li')], dots = new Map(), list = document.querySelector('.events');
  const where = document.querySelector('.where'), panel = document.querySelector('.now'), box = panel.firstElementChild.nextElementSibling;
  const files = new Map([...document.querySelectorAll('.source')].map(section => [section.dataset.file, [...section.querySelectorAll('li')]]));
  for (const dot of document.querySelectorAll('.dot')) dots.set(+dot.dataset.e, dot);
  if (!events.length) return;
  let now = -1;

  const because = { start: 'after it was started by', join: 'after the end of', lock: 'after the lock was released by', notify: 'after the notification by', message: 'after', waitsfor: 'waited for by' };

  function paragraph(text, name) {
    const p = document.createElement('p');
    p.textContent = text;
    if (name) p.className = name;
    return p;
  }

  function show(index, scroll = true) {
    index = Math.max(0, Math.min(events.length - 1, index));
    if (index === now) return;
    if (now >= 0) {
      rows[now].classList.remove('now');
      rows[now].removeAttribute('aria-selected');
      dots.get(now)?.classList.remove('now');
    }
    now = index;
    const e = events[now], row = rows[now];
    row.classList.add('now');
    row.setAttribute('aria-selected', 'true');
    dots.get(now)?.classList.add('now');
    list.setAttribute('aria-activedescendant', row.id);
    where.textContent = `${now + 1} of ${events.length}`;
    explain(e);
    pointAtSource(e);
    if (scroll) {
      const box = row.getBoundingClientRect(), top = document.querySelector('nav').getBoundingClientRect().bottom;
      if (box.top < top + 8 || box.bottom > innerHeight - 8) row.scrollIntoView({ block: 'center' });
    }
    history.replaceState(null, '', `#e${now}`);
  }

  function explain(e) {
    panel.hidden = false;
    box.replaceChildren(paragraph(`${lanes[e.lane]} ${e.text}${e.values ? `: ${e.values}` : ''}`, 'big'));
    if (e.preempts) box.append(paragraph('The thread that ran before could have gone on: a preemption.'));
    else if (e.choice) box.append(paragraph('Other threads could have gone on instead.'));
    for (const [from, kind] of e.after)
      box.append(paragraph(`${because[kind]} ${lanes[events[from].lane]}${events[from].step ? `, step ${events[from].step}` : ''}: ${events[from].text}`));
    if (e.stack.length) box.append(paragraph(e.stack.map(line => `at ${line}`).join('\n'), 'stack'));
  }

  // The line of this event, and where each other thread stands.
  function pointAtSource(e) {
    for (const lines of files.values()) for (const line of lines) line.classList.remove('now', 'stands', ...Array.from({ length: 8 }, (_, i) => `h${i}`));
    const seen = new Set();
    for (let i = now; i >= 0 && seen.size < lanes.length; i--) {
      const other = events[i];
      if (seen.has(other.lane) || !other.line) continue;
      seen.add(other.lane);
      const line = files.get(other.file)?.[other.line - 1];
      if (!line || line.classList.contains('now')) continue;
      line.classList.add(other.lane === e.lane ? 'now' : 'stands', `h${other.lane % 8}`);
      if (other.lane === e.lane) {
        const side = document.querySelector('aside');
        if (getComputedStyle(side).position === 'sticky') {
          const at = line.getBoundingClientRect(), frame = side.getBoundingClientRect();
          if (at.top < frame.top || at.bottom > frame.bottom) side.scrollTop += at.top - frame.top - frame.height / 2;
        }
      }
    }
  }

  function find(from, step, wanted) {
    for (let i = from + step; i >= 0 && i < events.length; i += step) if (wanted(events[i], i)) return i;
    return from;
  }

  const finding = () => {
    const last = events.findLastIndex(e => e.mark), next = find(now, 1, e => e.mark);
    return next === now ? Math.max(0, events.findIndex(e => e.mark)) : last < 0 ? events.length - 1 : next;
  };
  const go = {
    next: () => now + 1, back: () => now - 1, first: () => 0, last: () => events.length - 1, finding,
    nextSame: () => find(now, 1, e => e.lane === events[now].lane), backSame: () => find(now, -1, e => e.lane === events[now].lane),
    nextSwitch: () => find(now, 1, (e, i) => e.lane !== events[i - 1].lane), backSwitch: () => find(now, -1, (e, i) => i === 0 || e.lane !== events[i - 1].lane),
  };
  const keys = {
    ArrowRight: 'next', ArrowDown: 'next', j: 'next', ' ': 'next', ArrowLeft: 'back', ArrowUp: 'back', k: 'back', Home: 'first', End: 'last',
    n: 'nextSame', p: 'backSame', ']': 'nextSwitch', '[': 'backSwitch', f: 'finding',
  };
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key) || (event.key === ' ' && event.target.tagName === 'BUTTON')) return;
    event.preventDefault();
    show(go[keys[event.key]]());
  });
  for (const button of document.querySelectorAll('[data-go]')) button.addEventListener('click', () => show(go[button.dataset.go]()));
  rows.forEach((row, i) => row.addEventListener('click', () => show(i, false)));
  addEventListener('hashchange', () => /^#e\d+$/.test(location.hash) && show(+location.hash.slice(2)));
  const asked = /^#e(\d+)$/.exec(location.hash);
  const marked = events.findIndex(e => e.mark);
  show(asked ? +asked[1] : marked < 0 ? 0 : marked, !!asked);
})();
