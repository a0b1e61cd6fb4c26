type Close = () => Promise<void> | void;

/** What was opened, to be closed in the opposite order: at the end, or when opening the next thing fails. */
export class Closing {
  private readonly steps: Close[] = [];

  add(close: Close): void {
    this.steps.push(close);
  }

  async run(): Promise<void> {
    for (const close of this.steps.splice(0).reverse()) await close();
  }
}
