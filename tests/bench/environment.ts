/** As it was before TensorFlow's settings were added, which are not meant for other programs. */
export const ENVIRONMENT = { ...process.env };
