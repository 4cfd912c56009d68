// What goes wrong in the page itself, said in the language that the interface has when it
// is shown: that may change while it stands there.

export class Mishap extends Error {
  #say;

  // say gives the text.
  constructor(say) {
    super();
    this.#say = say;
  }

  get message() {
    return this.#say();
  }
}
