import { brainToNumber, halfToNumber } from './smallFloats.ts';

/** Bits of a value of each type that the format has (`Dtype` of the reference library). */
export const TYPE_BITS: Readonly<Record<string, number>> = {
  ...{ F4: 4, F6_E2M3: 6, F6_E3M2: 6 },
  ...{ BOOL: 8, U8: 8, I8: 8, F8_E5M2: 8, F8_E4M3: 8, F8_E8M0: 8, F8_E4M3FNUZ: 8, F8_E5M2FNUZ: 8 },
  ...{ I16: 16, U16: 16, F16: 16, BF16: 16 },
  ...{ I32: 32, U32: 32, F32: 32 },
  ...{ C64: 64, F64: 64, I64: 64, U64: 64 },
};

/**
 * Makes float32 numbers of an array's bytes, which start its memory. All of F16 and BF16 are float32
 * numbers too; F64 is rounded.
 */
export const TO_FLOAT32: Readonly<
  Record<string, (bytes: Uint8Array<ArrayBuffer>) => Float32Array>
> = {
  F32: ({ buffer }) => new Float32Array(buffer),
  F64: ({ buffer }) => Float32Array.from(new Float64Array(buffer)),
  F16: ({ buffer }) => Float32Array.from(new Uint16Array(buffer), halfToNumber),
  BF16: ({ buffer }) => Float32Array.from(new Uint16Array(buffer), brainToNumber),
};
