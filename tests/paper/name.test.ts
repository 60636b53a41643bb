import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLiteral, type Name, nameOf, splitName } from '../../paper/name';

const person = (given: string, family: string, particle?: string, suffix?: string): Name => {
  const name: Name = { family };
  if (given) name.given = given;
  if (particle) name.particle = particle;
  if (suffix) name.suffix = suffix;
  return name;
};

describe('a displayed name', () => {
  it.each<[string, Name]>([
    ['Ada Lovelace', person('Ada', 'Lovelace')],
    ['María José García Márquez', person('María José García', 'Márquez')],
    ["Conor O'Neill", person('Conor', "O'Neill")],
    ['H K Jassal', person('H K', 'Jassal')],
    ['I.P. Carucci', person('I.P.', 'Carucci')],
    ['T.Sperling', person('T.', 'Sperling')],
    ['Ji-hoon Kim', person('Ji-hoon', 'Kim')],
    ['Muhammad al-Khwarizmi', person('Muhammad', 'al-Khwarizmi')],
  ])('has its last word as family name: %s', (display, expected) => {
    expect(splitName(display)).toEqual(expected);
  });

  it.each<[string, Name]>([
    ['Jan van der Berg', person('Jan', 'Berg', 'van der')],
    ["Gerard 't Hooft", person('Gerard', 'Hooft', "'t")],
    ['Charles de la Vallée Poussin', person('Charles', 'Vallée Poussin', 'de la')],
    ['Juan de la Cruz', person('Juan', 'Cruz', 'de la')],
    ['F. B. M. dos Santos', person('F. B. M.', 'Santos', 'dos')],
    ['van der Berg', person('', 'Berg', 'van der')],
    ['Guy Van den Broeck', person('Guy', 'Van den Broeck')],
    ['D. J. Van Den Broeck', person('D. J.', 'Van Den Broeck')],
    ['José Ortega y Gasset', person('José', 'Ortega y Gasset')],
    ['ludwig van beethoven', person('ludwig', 'beethoven', 'van')],
  ])('has lower-case words before it as particle: %s', (display, expected) => {
    expect(splitName(display)).toEqual(expected);
  });

  it.each<[string, Name]>([
    ['bell hooks', person('bell', 'hooks')],
    ['jing Gao', person('jing', 'Gao')],
    ['di xu', person('di', 'xu')],
    ['Luc Van Gool', person('Luc Van', 'Gool')],
    ['Lovelace, Ada de', person('Ada de', 'Lovelace')],
  ])('gets no particle from its given part: %s', (display, expected) => {
    expect(splitName(display)).toEqual(expected);
  });

  it.each<[string, Name]>([
    ['Heibi, Ivan', person('Ivan', 'Heibi')],
    ['de la Cruz, Juana', person('Juana', 'Cruz', 'de la')],
    ['Van Gogh, Vincent', person('Vincent', 'Van Gogh')],
    ['张, 伟', person('伟', '张')],
    ['张，伟', person('伟', '张')],
    ['Wang B', person('B', 'Wang')],
    ['Smith J.K.', person('J.K.', 'Smith')],
    ['von Neumann J', person('J', 'Neumann', 'von')],
  ])('may come with the family name first: %s', (display, expected) => {
    expect(splitName(display)).toEqual(expected);
  });

  it.each(['Jun LI', 'Tao AN', 'M. HO', 'A. B'])('is not turned round for a short family name: %s', (display) => {
    expect(splitName(display)).toEqual(person(display.split(' ')[0]!, display.split(' ')[1]!));
  });

  it.each<[string, Name]>([
    ['Martin Luther King Jr.', person('Martin Luther', 'King', '', 'Jr.')],
    ['Martin Luther King, Jr.', person('Martin Luther', 'King', '', 'Jr.')],
    ['King, Jr., Martin Luther', person('Martin Luther', 'King', '', 'Jr.')],
    ['King Jr., Martin Luther', person('Martin Luther', 'King', '', 'Jr.')],
    ['Smith, John, III', person('John', 'Smith', '', 'III')],
    ['Caleb Wheeler III', person('Caleb', 'Wheeler', '', 'III')],
    ['Laerte Sodré Jr', person('Laerte', 'Sodré', '', 'Jr')],
  ])('may have a suffix: %s', (display, expected) => {
    expect(splitName(display)).toEqual(expected);
  });

  it.each([
    'John Smith PhD',
    'John Smith, Ph.D.',
    'John Smith, MD, PhD',
    'Dr. John Smith',
    'Prof. Dr. John Smith',
    'John Smith (MIT)',
    'John Smith*',
  ])('loses what is no part of it: %s', (display) => {
    expect(splitName(display)).toEqual(person('John', 'Smith'));
  });

  it.each([
    'ATLAS Collaboration',
    'The LIGO Scientific Collaboration',
    'Qwen Team',
    'Gemini Team, Google',
    'Barnes and Noble, Inc.',
    'Meta AI',
    'BICEP/Keck Collaboration',
    'Madonna',
    'DeepSeek-AI',
    '王小明',
    '山田 太郎',
    'King Jr.',
    'Smith, John, Somewhere',
  ])('stays whole when it is no name of a person in parts: %s', (display) => {
    expect(splitName(display)).toEqual({ literal: display });
  });

  it('keeps a family name that looks like an institution in part of a word', () => {
    expect(splitName('Qing Ai')).toEqual(person('Qing', 'Ai'));
    expect(splitName('Maria Grouping')).toEqual(person('Maria', 'Grouping'));
  });

  it('is empty when nothing is there', () => {
    for (const nothing of ['', '   ', '\u200b', ',,']) expect(splitName(nothing)).toEqual({ literal: '' });
  });

  it('loses no letter of a plain name and never has an empty family name', () => {
    const words = ['Ada', 'Grace', 'Hopper', 'Yu', 'Okonkwo', 'Élodie', 'Øystein', 'Smith-Jones', "O'Hara", 'van', 'de', 'der'];
    const word = fc.constantFrom(...words);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (some) => {
        const name = splitName(some.join(' '));
        if (isLiteral(name)) expect(name.literal).toBe(some.join(' '));
        else expect([name.given, name.particle, name.family, name.suffix].filter(Boolean).join(' ')).toBe(some.join(' '));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const name = splitName(text);
        if (!isLiteral(name)) expect(name.family.trim()).not.toBe('');
      }),
    );
  });
});

describe('an author with parts', () => {
  it('is taken at its word', () => {
    expect(nameOf({ name: 'Ada King', family: 'King', given: 'Ada' })).toEqual(person('Ada', 'King'));
    expect(nameOf({ name: 'x', family: 'García Márquez', given: 'Gabriel' })).toEqual(person('Gabriel', 'García Márquez'));
    expect(nameOf({ name: 'x', family: 'van der Berg', given: 'Jan' })).toEqual(person('Jan', 'Berg', 'van der'));
    expect(nameOf({ name: 'x', family: 'King Jr.', given: 'Martin' })).toEqual(person('Martin', 'King', '', 'Jr.'));
  });

  it('falls back to the name as displayed when a part is missing', () => {
    expect(nameOf({ name: 'Madonna', given: 'Madonna', family: '' })).toEqual({ literal: 'Madonna' });
    expect(nameOf({ name: 'Ada Lovelace', family: 'Lovelace' })).toEqual(person('Ada', 'Lovelace'));
  });
});
