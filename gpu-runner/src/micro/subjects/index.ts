export { type SubjectArt, subjectArt } from "./subject-art.ts";
export { writeSubjects } from "./write-subjects.ts";
