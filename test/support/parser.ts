/** The language's own services for reading a text, without an analysis around them. */
import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  EmptyFileSystem,
  inject,
  type LangiumCoreServices,
} from "langium";
import { GoNoGoGeneratedModule, GoNoGoGeneratedSharedModule } from "../../language/generated/module.js";
import { syntaxModule } from "../../language/syntax/langium/services.js";

export function createServices(): LangiumCoreServices {
  const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), GoNoGoGeneratedSharedModule);
  const created = inject(createDefaultCoreModule({ shared }), GoNoGoGeneratedModule, syntaxModule);
  shared.ServiceRegistry.register(created);
  return created;
}
