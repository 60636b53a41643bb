import { pairs } from './tex-letters';

/** Symbol -> the text command that prints it (LaTeX2e kernel with textcomp, T1 encoding). */
export const SYMBOLS: ReadonlyMap<string, string> = new Map(
  pairs(`
  ¡ textexclamdown  ¿ textquestiondown  ¢ textcent  £ pounds  ¤ textcurrency  ¥ textyen  ¦ textbrokenbar  § S  ¶ P
  © copyright  ® textregistered  ™ texttrademark  ℠ textservicemark  ℗ textcircledP  ª textordfeminine  º textordmasculine
  ° textdegree  ℃ textcelsius  µ textmu  · textperiodcentered  • textbullet  ◦ textopenbullet  † textdagger  ‡ textdaggerdbl
  ¹ textonesuperior  ² texttwosuperior  ³ textthreesuperior  ½ textonehalf  ¼ textonequarter  ¾ textthreequarters
  ‰ textperthousand  ‱ textpertenthousand  « guillemotleft  » guillemotright  ‹ guilsinglleft  › guilsinglright
  „ quotedblbase  ‚ quotesinglbase  … ldots  ‽ textinterrobang  ※ textreferencemark  № textnumero  ♪ textmusicalnote
  € texteuro  ₡ textcolonmonetary  ₤ textlira  ₦ textnaira  ₩ textwon  ₫ textdong  ₱ textpeso`),
);

/** ASCII that TeX or BibTeX would act upon -> what prints it. A control word stands in its own braces: BibTeX leaves such a group alone. */
export const SPECIALS: ReadonlyMap<string, string> = new Map([
  ['&', '\\&'],
  ['%', '\\%'],
  ['$', '\\$'],
  ['#', '\\#'],
  ['_', '\\_'],
  ['~', '{\\textasciitilde}'],
  ['^', '{\\textasciicircum}'],
  ['\\', '{\\textbackslash}'],
  ['{', '{\\textbraceleft}'],
  ['}', '{\\textbraceright}'],
  ['<', '{\\textless}'],
  ['>', '{\\textgreater}'],
  ['|', '{\\textbar}'],
]);

/** Character -> the ASCII that TeX sets as it, or that stands for it well enough. */
export const PLAIN: ReadonlyMap<string, string> = new Map(
  pairs(`‘ \`  ’ '  ʼ '  ʻ \`  ʹ '  ‛ \`  “ \`\`  ” ''  – --  — ---  ― ---  ‒ --  ‐ -  ‑ -  ⁃ -  ŉ 'n  ſ s  ẞ SS  ⁎ *  ∶ :  ∗ *`),
);

/** Character -> the TeX that sets it within maths (LaTeX2e with amssymb). */
export const MATHS: ReadonlyMap<string, string> = new Map(
  pairs(String.raw`
  α \alpha β \beta γ \gamma δ \delta ε \varepsilon ζ \zeta η \eta θ \theta ι \iota κ \kappa λ \lambda μ \mu ν \nu ξ \xi
  π \pi ρ \rho ς \varsigma σ \sigma τ \tau υ \upsilon φ \varphi χ \chi ψ \psi ω \omega
  ϵ \epsilon ϑ \vartheta ϕ \phi ϖ \varpi ϱ \varrho ϰ \varkappa
  Γ \Gamma Δ \Delta Θ \Theta Λ \Lambda Ξ \Xi Π \Pi Σ \Sigma Υ \Upsilon Φ \Phi Ψ \Psi Ω \Omega
  ο o Α \mathrm{A} Β \mathrm{B} Ε \mathrm{E} Ζ \mathrm{Z} Η \mathrm{H} Ι \mathrm{I} Κ \mathrm{K} Μ \mathrm{M} Ν \mathrm{N}
  Ο \mathrm{O} Ρ \mathrm{P} Τ \mathrm{T} Χ \mathrm{X}
  ∆ \Delta ∇ \nabla ∂ \partial ℓ \ell ℏ \hbar ℘ \wp ℑ \Im ℜ \Re ℵ \aleph ℶ \beth ∅ \emptyset ∞ \infty ∀ \forall ∃ \exists
  ∄ \nexists ∈ \in ∉ \notin ∋ \ni ∏ \prod ∐ \coprod ∑ \sum ∫ \int ∬ \iint ∭ \iiint ∮ \oint √ \surd ∝ \propto ∠ \angle
  ∧ \wedge ∨ \vee ∩ \cap ∪ \cup ∴ \therefore ∵ \because ∼ \sim ≀ \wr ≃ \simeq ≅ \cong ≈ \approx ≊ \approxeq ≍ \asymp
  ≐ \doteq ≜ \triangleq ≔ :=  ≕ =: ≠ \neq ≡ \equiv ≢ \not\equiv ≤ \leq ≥ \geq ⩽ \leqslant ⩾ \geqslant ≦ \leqq ≧ \geqq
  ≪ \ll ≫ \gg ≲ \lesssim ≳ \gtrsim ≺ \prec ≻ \succ ⪯ \preceq ⪰ \succeq ≼ \preccurlyeq ≽ \succcurlyeq
  ⊂ \subset ⊃ \supset ⊆ \subseteq ⊇ \supseteq ⊊ \subsetneq ⊋ \supsetneq ⊄ \not\subset ⊎ \uplus ⊏ \sqsubset ⊑ \sqsubseteq
  ⊓ \sqcap ⊔ \sqcup ⊕ \oplus ⊖ \ominus ⊗ \otimes ⊘ \oslash ⊙ \odot ⊢ \vdash ⊣ \dashv ⊤ \top ⊥ \bot ⊨ \models ⊩ \Vdash
  ⋀ \bigwedge ⋁ \bigvee ⋂ \bigcap ⋃ \bigcup ⋄ \diamond ⋅ \cdot ⋆ \star ⋈ \bowtie ⋉ \ltimes ⋊ \rtimes ⋮ \vdots ⋯ \cdots ⋱ \ddots
  ∘ \circ ∙ \bullet ∖ \setminus ∣ \mid ∤ \nmid ∥ \parallel ∦ \nparallel ‖ \Vert ± \pm ∓ \mp × \times ÷ \div ¬ \neg − -
  ← \leftarrow → \rightarrow ↑ \uparrow ↓ \downarrow ↔ \leftrightarrow ↕ \updownarrow ↖ \nwarrow ↗ \nearrow ↘ \searrow
  ↙ \swarrow ↦ \mapsto ↩ \hookleftarrow ↪ \hookrightarrow ↝ \leadsto ↠ \twoheadrightarrow ↣ \rightarrowtail ↺ \circlearrowleft
  ↻ \circlearrowright ⇌ \rightleftharpoons ⇄ \rightleftarrows ⇆ \leftrightarrows ⇐ \Leftarrow ⇒ \Rightarrow ⇑ \Uparrow
  ⇓ \Downarrow ⇔ \Leftrightarrow ⇝ \rightsquigarrow ⟵ \longleftarrow ⟶ \longrightarrow ⟷ \longleftrightarrow
  ⟸ \Longleftarrow ⟹ \Longrightarrow ⟺ \Longleftrightarrow ⟼ \longmapsto
  ⟨ \bigl< ⟩ \bigr> 〈 \bigl< 〉 \bigr> ⌈ \lceil ⌉ \rceil ⌊ \lfloor ⌋ \rfloor ⟦ [\![ ⟧ ]\!]
  □ \square ■ \blacksquare △ \triangle ▲ \blacktriangle ▽ \triangledown ▼ \blacktriangledown ▷ \rhd ◁ \lhd ▶ \blacktriangleright
  ◀ \blacktriangleleft ◇ \Diamond ◆ \blacklozenge ◊ \lozenge ○ \bigcirc ◯ \bigcirc ● \bullet ★ \bigstar ☆ \star ✓ \checkmark ✔ \checkmark
  ♠ \spadesuit ♡ \heartsuit ♥ \heartsuit ♢ \diamondsuit ♦ \diamondsuit ♣ \clubsuit ♭ \flat ♮ \natural ♯ \sharp ⊞ \boxplus
  ⊠ \boxtimes ⊡ \boxdot ∎ \blacksquare ✝ \dagger ✗ \times ✘ \times ℧ \mho ∁ \complement ϝ \digamma
  ℂ \mathbb{C} ℍ \mathbb{H} ℕ \mathbb{N} ℙ \mathbb{P} ℚ \mathbb{Q} ℝ \mathbb{R} ℤ \mathbb{Z} 𝔼 \mathbb{E} ℬ \mathcal{B}
  ℰ \mathcal{E} ℱ \mathcal{F} ℋ \mathcal{H} ℐ \mathcal{I} ℒ \mathcal{L} ℳ \mathcal{M} ℛ \mathcal{R} ℭ \mathfrak{C} ℌ \mathfrak{H}
  ℨ \mathfrak{Z} ℯ e ℊ g ℴ o ℎ h
  ′ ' ″ '' ‴ ''' ⁰ ^{0} ⁴ ^{4} ⁵ ^{5} ⁶ ^{6} ⁷ ^{7} ⁸ ^{8} ⁹ ^{9} ⁺ ^{+} ⁻ ^{-} ⁼ ^{=} ⁽ ^{(} ⁾ ^{)} ⁿ ^{n} ⁱ ^{i} ᵀ ^{T} ᵗ ^{t} ᵏ ^{k} ˣ ^{x}
  ₀ _{0} ₁ _{1} ₂ _{2} ₃ _{3} ₄ _{4} ₅ _{5} ₆ _{6} ₇ _{7} ₈ _{8} ₉ _{9} ₊ _{+} ₋ _{-} ₌ _{=} ₍ _{(} ₎ _{)} ₐ _{a} ₑ _{e} ᵢ _{i} ⱼ _{j}
  ₖ _{k} ₘ _{m} ₙ _{n} ₒ _{o} ₚ _{p} ₜ _{t} ₓ _{x}
  ⅓ \frac{1}{3} ⅔ \frac{2}{3} ⅕ \frac{1}{5} ⅖ \frac{2}{5} ⅗ \frac{3}{5} ⅘ \frac{4}{5} ⅙ \frac{1}{6} ⅚ \frac{5}{6} ⅛ \frac{1}{8}
  ⅜ \frac{3}{8} ⅝ \frac{5}{8} ⅞ \frac{7}{8}`),
);
