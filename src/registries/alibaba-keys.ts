/** Keys for Alibaba Cloud's API; those of a role come with a token, and end. */
export interface AlibabaKeys {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
}

/**
 * The keys the environment holds, by the names all of Alibaba's SDKs read; undefined without both halves.
 * Source: alibabacloud.com/help, "Manage access credentials" of the Alibaba Cloud SDKs.
 */
export function environmentKeys(env: Readonly<Record<string, string | undefined>>): AlibabaKeys | undefined {
  const accessKeyId = env.ALIBABA_CLOUD_ACCESS_KEY_ID;
  const accessKeySecret = env.ALIBABA_CLOUD_ACCESS_KEY_SECRET;
  const securityToken = env.ALIBABA_CLOUD_SECURITY_TOKEN;
  if (!accessKeyId || !accessKeySecret) return undefined;
  return { accessKeyId, accessKeySecret, ...(securityToken ? { securityToken } : {}) };
}
