import { describe, expect, test } from 'vitest';
import { elementsIn, textIn, unescapedXml } from '../../sync/xml';

describe('the XML of a server', () => {
  test('is read by the names of elements, whatever their prefix', () => {
    const xml = '<?xml version="1.0"?><D:a xmlns:D="DAV:"><D:b>1</D:b><b x="2">2</b><B/><x:b >3</x:b><bb>4</bb></D:a>';
    expect(elementsIn(xml, 'b')).toEqual(['1', '2', '3']);
    expect(textIn(xml, 'bb')).toBe('4');
    expect(textIn(xml, 'c')).toBe('');
  });

  test('has its references resolved, and keeps what is none', () => {
    expect(unescapedXml('&lt;&#x3c0;&#955;&amp;amp;&nope;&#x110000;&#0;')).toBe('<πλ&amp;&nope;&#x110000;&#0;');
  });

  test.each(['<b>', '<b ', '</b>', '<a:', '<', '<b/', '&#'])('of four megabytes of %j is read in one pass', (part) => {
    // Read anew from each tag, this would not end.
    expect(elementsIn(part.repeat(4_000_000 / part.length), 'b')).toEqual([]);
  });
});
