import { stamp } from './setup.mjs';

stamp();
