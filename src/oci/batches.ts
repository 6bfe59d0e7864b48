/** Work on one key is done one after the other; what comes while it goes on is done together by the next turn. */
export class Batches<Item> {
  readonly #working = new Map<string, Promise<void>>();
  readonly #waiting = new Map<string, { readonly items: Item[]; done: Promise<void> }>();

  /** Settles as the `work` does that had this item. */
  add(key: string, item: Item, work: (items: readonly Item[]) => Promise<void>): Promise<void> {
    const others = this.#waiting.get(key);
    if (others) {
      others.items.push(item);
      return others.done;
    }
    const turn = { items: [item], done: Promise.resolve() };
    this.#waiting.set(key, turn);
    turn.done = (this.#working.get(key) ?? Promise.resolve()).then(() => {
      this.#waiting.delete(key);
      return work(turn.items);
    });
    this.#working.set(
      key,
      turn.done.catch(() => {}),
    );
    return turn.done;
  }
}
