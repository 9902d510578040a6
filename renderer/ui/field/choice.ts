/** One of the values a person can choose among, with its name in the current language. */
export interface Choice<T extends string> {
  value: T;
  label: string;
  disabled?: boolean;
}
