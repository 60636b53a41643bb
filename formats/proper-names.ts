const words = (text: string) => text.trim().split(/\s+/);

/** Proper names that stand in titles of papers as words: people a method is named after, peoples, languages, places, products. */
const PROPER_NAMES: ReadonlySet<string> = new Set([
  ...words(`
    Abel Abelian Airy Aitken Akaike Ampère Archimedean Archimedes Armijo Arrhenius Avogadro Bahdanau Baire Banach Bayes Bayesian
    Bellman Benford Berkson Bernoulli Bernstein Bessel Besov Beltrami Bézier Bochner Bohr Boltzmann Bonferroni Boole Borel Bose
    Bragg Brascamp Bregman Brenier Brier Brouwer Brownian Broyden Burgers Byzantine Calabi Cantor Carathéodory Carlo Carnot
    Cartesian Cauchy Cayley Chebyshev Chernoff Cholesky Chomsky Christoffel Condorcet Coriolis Coulomb Courant Cramér Curie Darcy
    Dantzig Darwin Darwinian Debye Dedekind Delaunay Descartes Dijkstra Dirac Dirichlet Doppler Drude Duhamel Dyson Ehrenfest
    Einstein Eulerian Euler Euclid Euclidean Farey Fermat Fermi Feynman Fibonacci Fisher Fokker Fourier Fréchet Fredholm Frobenius
    Fubini Gabor Galerkin Galilean Galileo Galois Gateaux Gauss Gaussian Geiger Gibbs Gini Girsanov Givens Goldstone Grassmann
    Grassmannian Grothendieck Haar Hadamard Hamilton Hamiltonian Hankel Hardy Hausdorff Hawkes Hawking Hebb Hebbian Heisenberg
    Helmholtz Hermite Hermitian Hessian Higgs Hilbert Hoeffding Hölder Hopf Hopfield Hooke Householder Hubble Huffman Hurst Huber
    Ising Itô Jacobi Jacobian Jensen Jordan Josephson Kalman Kant Kantian Kantorovich Kendall Kepler Keplerian Kirchhoff Koopman Kolmogorov
    Kripke Kronecker Krylov Kullback Lagrange Lagrangian Laguerre Lanczos Landau Langevin Laplace Laplacian Lebesgue Legendre
    Leibler Leibniz Levenberg Levenshtein Lipschitz Lorentz Lorentzian Lorenz Lyapunov Mach Mahalanobis Malliavin Mandelbrot Markov
    Markovian Marquardt Maxwell Mercer Minkowski Möbius Moore Monte Moreau Nakagami Nash Navier Nesterov Neumann Newton Newtonian
    Neyman Noether Nyquist Nyström Occam Ohm Onsager Ornstein Pareto Parseval Pauli Pearson Penrose Petri Picard Planck Poincaré
    Poisson Pontryagin Ptolemaic Pythagorean Rademacher Raman Rashba Rayleigh Rényi Reynolds Riccati Ricci Riemann Riemannian Ritz
    Robbins Rydberg Runge Schmidt Schrödinger Schur Schwarz Schwarzschild Shannon Shapley Simpson Sinkhorn Skolem Slater Sobolev
    Spearman Stackelberg Stein Stiefel Stirling Stokes Stratonovich Strassen Sylvester Taylor Teichmüller Thompson Tikhonov Toeplitz Tsallis
    Tukey Turing Uhlenbeck Vandermonde Vapnik Vickrey Vitali Viterbi Volterra Voronoi Wald Wasserstein Weibull Weierstrass Weyl
    Wiener Wigner Wilcoxon Yang Yukawa Zeeman Zipf Zipfian`),
  ...words(`
    Africa African Alzheimer America American Amharic Antarctic Antarctica Arabic Arctic Argentina Argentine Asia Asian Atlantic
    Austria Austrian Australia Australian Basque Belgian Belgium Bengali Berlin Boston Brazil Brazilian Britain British Bulgarian
    Cambrian Cambridge Canada Canadian Cantonese Catalan Caribbean Chile Chilean China Chinese Colombia Croatian Czech Danish
    Denmark Dutch Earth Egypt Egyptian England English Estonian Ethiopia Ethiopian Europe European Finland Finnish France French
    German Germany Ghana Greece Greek Gujarati Hausa Hebrew Hindi Hispanic Hungarian Icelandic Igbo India Indian Indonesia
    Indonesian Iran Iranian Iraq Ireland Irish Islamic Israel Italian Italy Japan Japanese Jewish Jupiter Kannada Kenya Kenyan Korea
    Korean Kyoto Latin Latvian Lithuanian London Malay Malayalam Maltese Mandarin Maori Marathi Mars Martian Mediterranean Mexican
    Mexico Milky Mongolian Moroccan Morocco Moscow Muslim Nepali Neptune Netherlands Nigeria Nigerian Nordic Norway Norwegian
    Ordovician Oxford Pacific Pakistan Paris Parkinson Persian Peru Poland Portugal Portuguese Punjabi Quechua Quebec Roman Romanian
    Russia Russian Sanskrit Saturn Scandinavian Scotland Scottish Serbian Sinhala Slavic Slovak Slovene Somali Spain Spanish Sudan
    Swahili Sweden Swedish Swiss Switzerland Taiwan Taiwanese Tamil Tanzania Telugu Thai Thailand Tibet Tibetan Tokyo Tunisia Turkey
    Turkish Uganda Ukraine Ukrainian Urdu Uzbek Venezuela Venus Victoria Vietnam Vietnamese Welsh Xhosa Yoruba Zulu`),
  ...words(`
    Amazon Android Bing Bitcoin Bluetooth Boolean Copilot Ethereum Facebook Firefox Fortran Gemini Git Google Hadoop Haskell
    Instagram Intel Java Julia Jupyter Kubernetes Linux Mastodon Matlab Microsoft Minecraft Nvidia Perl Prolog Python Quora Reddit
    Scala Siri Snapchat Spotify Stanford Telegram Tesla Twitch Twitter Uber Unicode Verilog Wikidata Wikipedia`),
]);

/** True for a capitalised word that keeps its capital in the middle of a sentence. */
export function isProperName(word: string): boolean {
  return PROPER_NAMES.has(word);
}
