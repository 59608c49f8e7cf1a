// An ESME by the npm package smpp: node esme.mjs HOST PORT
import smpp from 'smpp';
import { plain, take, tell } from './events.mjs';

const head = ['command', 'command_length', 'command_id', 'command_status', 'sequence_number'];
const [host, port] = process.argv.slice(2);
const session = smpp.connect({ host, port: Number(port) });
session.socket.setNoDelay(true);

let counting;

session.on('connect', () => tell('connected'));
session.on('close', () => tell('closed'));
session.on('error', (failure) => tell('failed', { text: String(failure) }));
session.on('pdu', (pdu) => {
  if (counting?.(pdu)) {
    return;
  }
  if (!pdu.isResponse()) {
    session.send(pdu.response());
  }
  const fields = Object.fromEntries(Object.entries(pdu).filter(([key]) => !head.includes(key)));
  tell('pdu', { command: pdu.command, status: pdu.command_status, sequence: pdu.sequence_number, fields: plain(fields) });
});

const written = (octets) => new Promise((done) => session.socket.write(octets, done));

/** Parameters that the package has no name for, by their tags in hex. */
function named({ tlvs = {}, ...fields }) {
  for (const [tag, value] of Object.entries(tlvs)) {
    smpp.addTLV(`tag_${tag}`, { id: parseInt(tag, 16), type: smpp.types.tlv.buffer });
    fields[`tag_${tag}`] = value;
  }
  return fields;
}

await take({
  send: ({ command, fields }) => {
    session.send(new smpp.PDU(command, named(fields)));
    tell('sent', { sequence: session.sequence });
  },
  octets: async ({ command, fields }) => {
    session.sequence += 1;
    const sequence = session.sequence;
    for (const octet of new smpp.PDU(command, { ...named(fields), sequence_number: sequence }).toBuffer()) {
      await written(Buffer.of(octet));
    }
    tell('sent', { sequence });
  },
  write: ({ octets }) => written(octets),
  flood: ({ command, fields, to, count, window }) => new Promise((done) => {
    const open = new Set();
    const statuses = {};
    const ids = new Set();
    let [sent, unasked, widest] = [0, 0, 0];
    const fill = () => {
      while (sent < count && open.size < window) {
        session.send(new smpp.PDU(command, { ...fields, destination_addr: to[sent % to.length] }));
        open.add(session.sequence);
        widest = Math.max(widest, open.size);
        sent += 1;
      }
    };
    counting = (pdu) => {
      if (!pdu.isResponse()) {
        return false;
      }
      unasked += open.delete(pdu.sequence_number) ? 0 : 1;
      statuses[pdu.command_status] = (statuses[pdu.command_status] ?? 0) + 1;
      ids.add(pdu.message_id);
      if (sent === count && open.size === 0) {
        counting = undefined;
        tell('flooded', { statuses, ids: ids.size, unasked, widest });
        done();
      } else {
        fill();
      }
      return true;
    };
    fill();
  }),
  drop: () => session.destroy(),
});
