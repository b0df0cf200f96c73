const KEY = 'duban-list-positions';

/** How far each list was scrolled in this tab, also after a reload: names of lists and numbers, nothing else. */
export class Positions {
  constructor(scroller) {
    this.scroller = scroller;
    this.tops = JSON.parse(window.sessionStorage.getItem(KEY) ?? '{}');
    scroller.addEventListener('scroll', () => this.#keep(), { passive: true });
  }

  /** Shows this list where it was left. */
  restore(place) {
    this.place = place;
    this.scroller.scrollTop = this.tops[place] ?? 0;
  }

  /** Another one is coming. */
  leave() {
    this.place = null;
  }

  /** A list that is not seen says it is at its top. */
  #keep() {
    if (!this.place || !this.scroller.clientHeight) return;
    this.tops[this.place] = Math.round(this.scroller.scrollTop);
    window.sessionStorage.setItem(KEY, JSON.stringify(this.tops));
  }
}
