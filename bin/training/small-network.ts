/** A network of one hidden layer (rectified) with a softmax over classes, learnt one example at a time with AdaGrad. */
export class SmallNetwork {
  private readonly hidden: Layer;
  private readonly output: Layer;
  private readonly activation: Float32Array;
  private readonly rate: number;

  constructor(inputs: number, hidden: number, classes: number, random: () => number, rate = 0.05) {
    this.hidden = new Layer(inputs, hidden, random);
    this.output = new Layer(hidden, classes, random);
    this.activation = new Float32Array(hidden);
    this.rate = rate;
  }

  /** The probabilities of the classes. */
  predict(input: Float32Array): Float32Array {
    const { activation } = this;
    activation.set(this.hidden.forward(input));
    for (let j = 0; j < activation.length; j++) activation[j] = Math.max(0, activation[j] as number);
    const scores = this.output.forward(activation);
    let top = Number.NEGATIVE_INFINITY;
    for (const score of scores) top = Math.max(top, score);
    let sum = 0;
    for (let c = 0; c < scores.length; c++) {
      scores[c] = Math.exp((scores[c] as number) - top);
      sum += scores[c] as number;
    }
    for (let c = 0; c < scores.length; c++) (scores[c] as number) /= sum;
    return scores;
  }

  /** One step towards the distribution `target`. */
  learn(input: Float32Array, target: Float32Array, weight: number): void {
    const gradient = this.predict(input);
    for (let c = 0; c < gradient.length; c++) gradient[c] = ((gradient[c] as number) - (target[c] as number)) * weight;
    const back = this.output.backward(this.activation, gradient, this.rate);
    for (let j = 0; j < back.length; j++) if ((this.activation[j] as number) <= 0) back[j] = 0;
    this.hidden.backward(input, back, this.rate);
  }
}

class Layer {
  private readonly weights: Float32Array;
  private readonly bias: Float32Array;
  private readonly squares: Float32Array;
  private readonly biasSquares: Float32Array;
  private readonly result: Float32Array;

  constructor(inputs: number, outputs: number, random: () => number) {
    this.weights = new Float32Array(inputs * outputs).map(() => (random() - 0.5) * 0.2);
    this.bias = new Float32Array(outputs);
    this.squares = new Float32Array(inputs * outputs).fill(1);
    this.biasSquares = new Float32Array(outputs).fill(1);
    this.result = new Float32Array(outputs);
  }

  /** What it returns is used again at the next call. */
  forward(input: Float32Array): Float32Array {
    const { weights, result } = this;
    const width = result.length;
    result.set(this.bias);
    for (let d = 0, w = 0; d < input.length; d++) {
      const x = input[d] as number;
      if (x === 0) w += width;
      else for (let j = 0; j < width; j++, w++) (result[j] as number) += x * (weights[w] as number);
    }
    return result;
  }

  /** Descends along `gradient`; returns the gradient of the input. */
  backward(input: Float32Array, gradient: Float32Array, rate: number): Float32Array {
    const { weights, squares, bias, biasSquares } = this;
    const back = new Float32Array(input.length);
    for (let d = 0, w = 0; d < input.length; d++) {
      const x = input[d] as number;
      for (let j = 0; j < gradient.length; j++, w++) {
        const g = gradient[j] as number;
        if (g === 0) continue;
        (back[d] as number) += g * (weights[w] as number);
        if (x === 0) continue;
        (squares[w] as number) += (g * x) ** 2;
        (weights[w] as number) -= (rate * g * x) / Math.sqrt(squares[w] as number);
      }
    }
    for (let j = 0; j < gradient.length; j++) {
      const g = gradient[j] as number;
      (biasSquares[j] as number) += g * g;
      (bias[j] as number) -= (rate * g) / Math.sqrt(biasSquares[j] as number);
    }
    return back;
  }
}
