/** The services of the language server: Langium's, the language's own reading, and one feature a file. */
import { type DefaultSharedCoreModuleContext, inject, type Module } from "langium";
