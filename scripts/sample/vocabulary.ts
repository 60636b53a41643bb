/** Source that makes 40 000 words and draws from them as texts do, the chance of a rank falling as one over the rank; it needs `random` to be there. */
export const VOCABULARY = `
  const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zu bra cle dri flo gru pla pre sti tro sku'.split(' ');
  const vocabulary = Array.from({ length: 40000 }, (_, at) => {
    let word = '';
    for (let rest = at + 1; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) word += SYLLABLES[rest % SYLLABLES.length];
    return word + 'rnsld'[at % 5];
  });
  const word = () => vocabulary[Math.floor(Math.exp(random() * Math.log(vocabulary.length + 1))) - 1];`;
