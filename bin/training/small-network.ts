/**
 * A network with one hidden layer (rectified) and a softmax over classes, trained one example at a time with AdaGrad.
 */
export class SmallNetwork {
  readonly #hidden: Layer;
  readonly #output: Layer;
  readonly #activation: Float32Array;
  readonly #rate: number;

  constructor(inputs: number, hidden: number, classes: number, random: () => number, rate = 0.05) {
    this.#hidden = new Layer(inputs, hidden, random);
    this.#output = new Layer(hidden, classes, random);
    this.#activation = new Float32Array(hidden);
    this.#rate = rate;
  }

  /** The probabilities of the classes. The next call reuses the array. */
  predict(input: Float32Array): Float32Array {
    const activation = this.#activation;
    activation.set(this.#hidden.forward(input));
    for (let j = 0; j < activation.length; j++) activation[j] = Math.max(0, activation[j]!);
    const scores = this.#output.forward(activation);
    let top = Number.NEGATIVE_INFINITY;
    for (const score of scores) top = Math.max(top, score);
    let sum = 0;
    for (let c = 0; c < scores.length; c++) {
      scores[c] = Math.exp(scores[c]! - top);
      sum += scores[c]!;
    }
    for (let c = 0; c < scores.length; c++) scores[c]! /= sum;
    return scores;
  }

  /** One step towards the distribution `target`. */
  learn(input: Float32Array, target: Float32Array, weight: number): void {
    const gradient = this.predict(input);
    for (let c = 0; c < gradient.length; c++) gradient[c] = (gradient[c]! - target[c]!) * weight;
    const back = this.#output.backward(this.#activation, gradient, this.#rate);
    for (let j = 0; j < back.length; j++) if (this.#activation[j]! <= 0) back[j] = 0;
    this.#hidden.backward(input, back, this.#rate);
  }
}

class Layer {
  readonly #weights: Float32Array;
  readonly #bias: Float32Array;
  readonly #squares: Float32Array;
  readonly #biasSquares: Float32Array;
  readonly #result: Float32Array;

  constructor(inputs: number, outputs: number, random: () => number) {
    this.#weights = new Float32Array(inputs * outputs).map(() => (random() - 0.5) * 0.2);
    this.#bias = new Float32Array(outputs);
    this.#squares = new Float32Array(inputs * outputs).fill(1);
    this.#biasSquares = new Float32Array(outputs).fill(1);
    this.#result = new Float32Array(outputs);
  }

  /** The next call reuses the array that is returned. */
  forward(input: Float32Array): Float32Array {
    const weights = this.#weights;
    const result = this.#result;
    const width = result.length;
    result.set(this.#bias);
    for (let d = 0, w = 0; d < input.length; d++) {
      const x = input[d]!;
      if (x === 0) w += width;
      else for (let j = 0; j < width; j++, w++) result[j]! += x * weights[w]!;
    }
    return result;
  }

  /** Takes a step against the gradient of the output and returns the gradient of the input. */
  backward(input: Float32Array, gradient: Float32Array, rate: number): Float32Array {
    const weights = this.#weights;
    const squares = this.#squares;
    const bias = this.#bias;
    const biasSquares = this.#biasSquares;
    const back = new Float32Array(input.length);
    for (let d = 0, w = 0; d < input.length; d++) {
      const x = input[d]!;
      for (let j = 0; j < gradient.length; j++, w++) {
        const g = gradient[j]!;
        if (g === 0) continue;
        back[d]! += g * weights[w]!;
        if (x === 0) continue;
        squares[w]! += (g * x) ** 2;
        weights[w]! -= (rate * g * x) / Math.sqrt(squares[w]!);
      }
    }
    for (let j = 0; j < gradient.length; j++) {
      const g = gradient[j]!;
      biasSquares[j]! += g * g;
      bias[j]! -= (rate * g) / Math.sqrt(biasSquares[j]!);
    }
    return back;
  }
}
