import { useCallback, useMemo, useState } from "react";
import { uploadFile } from "./upload";

/** A file that proves what is reported. */
export interface EvidenceFile {
  sha256: string;
  name: string;
}

const NONE: readonly EvidenceFile[] = [];

/** 佐证: files that prove what is reported, sent as they are chosen; `kept` were there before. */
export function useEvidence(kept: readonly EvidenceFile[] = NONE) {
  const [sent, setSent] = useState<EvidenceFile[]>([]);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const take = useCallback(async (chosen: File[]) => {
    setError(null);
    try {
      for (const file of chosen) {
        setShare(0);
        const { sha256 } = await uploadFile(file, setShare);
        setSent((before) => [...before.filter((one) => one.sha256 !== sha256), { sha256, name: file.name }]);
        setGone((before) => new Set([...before].filter((one) => one !== sha256)));
      }
    } catch (thrown) {
      setError(thrown);
    }
    setShare(null);
  }, []);
  const drop = useCallback((sha256: string) => setGone((before) => new Set(before).add(sha256)), []);
  const clear = useCallback(() => {
    setSent([]);
    setGone(new Set());
    setError(null);
  }, []);
  const files = useMemo(() => {
    const all = [...kept, ...sent.filter((file) => kept.every((one) => one.sha256 !== file.sha256))];
    return all.filter((file) => !gone.has(file.sha256));
  }, [kept, sent, gone]);
  return { files, share, error, take, drop, clear };
}

/** What the field of evidence shows and does. */
export type Evidence = ReturnType<typeof useEvidence>;
