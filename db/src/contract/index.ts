export { AppError, type ErrorCode, type ErrorDetail, errorCodes } from "./errors.ts";
