import { pairs } from './tex-letters';

const NAMES = pairs(`
  ß ss  ẞ SS  æ ae  Æ AE  œ oe  Œ OE  ø o  Ø O  ł l  Ł L  đ d  Đ D  ð d  Ð D  þ th  Þ Th  ŋ ng  Ŋ Ng  ı i  ȷ j  ħ h  Ħ H  ŧ t  Ŧ T
  ĸ k  ə e  Ə E  ɛ e  ɔ o  ƒ f  ŀ l  Ŀ L  ŉ n
  α alpha  β beta  γ gamma  δ delta  ε epsilon  ϵ epsilon  ζ zeta  η eta  θ theta  ι iota  κ kappa  λ lambda  μ mu  µ mu  ν nu  ξ xi
  ο omicron  π pi  ρ rho  ς sigma  σ sigma  τ tau  υ upsilon  φ phi  ϕ phi  χ chi  ψ psi  ω omega
  а a  б b  в v  г g  ґ g  д d  е e  є ye  ж zh  з z  и i  і i  ї i  к k  л l  м m  н n  о o  п p  р r  с s  т t  у u
  ф f  х kh  ц ts  ч ch  ш sh  щ shch  ы y  э e  ю yu  я ya  ђ dj  ј j  љ lj  њ nj  ћ c  џ dz`);
const FOLDED = new Map(NAMES);
const SILENT = /[ъьʹʼ]/gi;

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Letters as ASCII: accents dropped, Latin, Greek and Cyrillic letters spelled; what has no such form (Chinese, say) is left out. */
export function toAscii(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').replace(SILENT, '');
  return plain.replace(/[^\0-\x7f]/gu, (letter) => {
    const lower = letter.toLowerCase();
    return FOLDED.get(letter) ?? (lower === letter ? '' : capital(FOLDED.get(lower) ?? ''));
  });
}
