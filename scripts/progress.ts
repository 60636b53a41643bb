/** Says what is being done, then how it went and how long it took; gives what the work gives. */
export async function step<T>(what: string, work: () => Promise<T>, told: (result: T) => string = () => 'done'): Promise<T> {
  const started = Date.now();
  process.stdout.write(`· ${what} … `);
  try {
    const result = await work();
    console.log(`${told(result)} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    return result;
  } catch (error) {
    console.log('failed');
    throw error;
  }
}
