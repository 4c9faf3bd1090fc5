import { NotFound } from "../../shell/not-found.tsx";

export const metadata = { title: "Nothing here" };

export default NotFound;
