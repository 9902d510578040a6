/** Which example of the batch a group is of, and which of the example's `groups` groups of units it is. */
export const exampleGroup = (group: number, groups: number) => ({
  place: Math.floor(group / groups),
  group: group % groups,
});
