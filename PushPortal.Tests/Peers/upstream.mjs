// An SMSC by the npm package smpp, which answers submits by rules: node upstream.mjs
import smpp from 'smpp';
import { plain, take, tell } from './events.mjs';

/** The first rule that fits and has times left says what becomes of a submit; without one it is accepted. */
let rules = [];
let receipts;
let ids = 0x1a2b3c;
let sessions = 0;
const held = [];

const server = smpp.createServer((session) => {
  sessions += 1;
  const name = sessions;
  for (const type of ['bind_transmitter', 'bind_receiver', 'bind_transceiver']) {
    session.on(type, (pdu) => {
      session.send(pdu.response({ system_id: 'npm' }));
      tell('bound', { session: name, type, systemId: pdu.system_id, version: pdu.interface_version });
    });
  }
  session.on('submit_sm', (pdu) => {
    const udh = pdu.short_message.udh ?? [];
    const concatenation = udh.find((element) => element[0] === 0);
    const segment = concatenation?.[4] ?? 1;
    const rule = rules.find((one) => one.times > 0 && (one.segment ?? segment) === segment) ?? { act: 'accept' };
    rule.times -= 1;
    if (rule.act === 'hold') {
      held.push(() => accept(session, pdu));
    }
    tell('submit', {
      session: name, segment, act: rule.act, held: held.length, to: pdu.destination_addr, mode: pdu.esm_class & 3, receipt: pdu.registered_delivery,
      udh: plain(Buffer.concat(udh)), message: plain(pdu.short_message.message),
    });
    acts[rule.act]?.(session, pdu, rule);
  });
  session.on('deliver_sm_resp', (pdu) => tell('receipted', { session: name, status: pdu.command_status }));
  session.on('enquire_link', (pdu) => session.send(pdu.response()));
  session.on('unbind', (pdu) => {
    session.send(pdu.response());
    session.close();
  });
  session.on('error', (failure) => tell('failed', { session: name, text: String(failure) }));
  session.on('close', () => tell('closed', { session: name }));
});

const acts = {
  accept,
  refuse: (session, pdu, { status }) => session.send(pdu.response({ command_status: status })),
  drop: (session) => session.destroy(),
};

/** The id is hexadecimal in the response and decimal in the receipt, as SMSCs have it. */
function accept(session, pdu) {
  ids += 1;
  const response = pdu.response({ message_id: ids.toString(16).toUpperCase() });
  const receipt = receipts && {
    esm_class: 4,
    source_addr_ton: pdu.dest_addr_ton, source_addr_npi: pdu.dest_addr_npi, source_addr: pdu.destination_addr,
    dest_addr_ton: pdu.source_addr_ton, dest_addr_npi: pdu.source_addr_npi, destination_addr: pdu.source_addr,
    short_message: `id:${ids} sub:001 dlvrd:001 submit date:2601010000 done date:2601010001 stat:${receipts.state} err:000 text:`,
  };
  if (receipts?.when === 'before') {
    session.deliver_sm(receipt);
  }
  session.send(response);
  if (receipts?.when === 'after') {
    session.deliver_sm(receipt);
  }
}

server.listen(0, '127.0.0.1', () => tell('listening', { port: server.address().port }));

await take({
  rules: ({ list }) => { rules = list; },
  receipts: (how) => { receipts = how; },
  release: () => held.shift()(),
});
