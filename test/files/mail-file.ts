export interface MailPart {
  type: string;
  content: string | Buffer;
  name?: string;
}

export interface MailParts {
  headers?: Record<string, string>;
  parts: readonly MailPart[];
}

const HEADERS = {
  From: 'Ann Lee <ann.lee@harbour.example>',
  To: 'desk@paper.example',
  Subject: 'Quay reopens',
  Date: 'Tue, 5 Mar 2024 09:30:00 +0100',
  'Message-ID': '<1@harbour.example>',
  'MIME-Version': '1.0',
};

/** Writes a mail of several parts; those with a name are attachments. */
export function mailFile({ headers = {}, parts }: MailParts): Buffer {
  const head = Object.entries({ ...HEADERS, 'Content-Type': 'multipart/mixed; boundary="part"', ...headers });
  const written = parts.map(({ type, content, name }) => {
    const disposition = name === undefined ? '' : `Content-Disposition: attachment; filename="${name}"\r\n`;
    const lines = Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n');
    return `--part\r\nContent-Type: ${type}\r\n${disposition}Content-Transfer-Encoding: base64\r\n\r\n${lines}\r\n`;
  });
  return Buffer.from(
    `${head.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${written.join('')}--part--\r\n`,
  );
}
