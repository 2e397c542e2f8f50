/** The client alone, without its pool and what would load a native one. */
declare module "pg/lib/client.js" {
  import { Client } from "pg";
  export default Client;
}
