//! The memory of a made component: an empty answer, and a manifest in the layout of the canonical
//! ABI.

use std::fmt::Write as _;

/// 256 zero bytes: success, none, nothing, an empty list or text, whatever is asked.
pub(crate) const EMPTY: u32 = 256;
/// The address where host calls leave their results.
pub(crate) const ANSWER: u32 = 1024;
/// 1 KiB for a test's own text.
pub(crate) const SCRATCH: u32 = 2048;

/// Bytes from [`Memory::MANIFEST`] on.
pub(crate) struct Memory(Vec<u8>);

impl Memory {
    /// The address of the manifest.
    pub(crate) const MANIFEST: u32 = 4096;
    /// Its size: thirteen pairs of address and length, and the connection's byte with its padding.
    const SIZE: usize = 108;

    /// A manifest with one switch for outgoing orders and one column that can send.
    pub(crate) fn with_manifest(id: &str, hosts: &[String]) -> Self {
        let mut memory = Self(vec![0; Self::SIZE]);
        let name = memory.text_of(id);
        let hosts: Vec<u8> = hosts.iter().flat_map(|host| pair(memory.text_of(host))).collect();
        let hosts = memory.list(&hosts, 8);
        let flow = memory.flow("orders-out");
        let flows = memory.list(&flow, flow.len());
        let column = memory.column("export-order");
        let columns = memory.list(&column, column.len());
        // id, name, summary, version, requires, allowed-hosts, connection, settings, main-switches,
        // flows, columns, jobs; what isn't named stays empty. Name and summary are messages: a code
        // and its arguments.
        for (place, value) in [(0, name), (8, name), (40, name), (56, hosts), (84, flows), (92, columns)] {
            memory.0[place..place + 8].copy_from_slice(&pair(value));
        }
        memory
    }

    /// The bytes as WebAssembly text.
    pub(crate) fn text(&self) -> String {
        let mut bytes = String::new();
        for byte in &self.0 {
            write!(bytes, "\\{byte:02x}").expect("text");
        }
        format!("(memory (export \"memory\") 2)\n(data (i32.const {}) \"{bytes}\")\n", Self::MANIFEST)
    }

    /// key, entity, direction, label, help, default-on.
    fn flow(&mut self, key: &str) -> Vec<u8> {
        let key = pair(self.text_of(key));
        const ORDER: u8 = 0;
        const OUTBOUND: u8 = 1;
        const NO_ARGUMENTS: [u8; 8] = [0; 8];
        [&key[..], &[ORDER, OUTBOUND, 0, 0], &key, &key, &NO_ARGUMENTS, &[0; 4]].concat()
    }

    /// entity, title, send-job.
    fn column(&mut self, job: &str) -> Vec<u8> {
        let job = pair(self.text_of(job));
        const SOME: [u8; 4] = [1, 0, 0, 0];
        [&[0; 4][..], &job, &SOME, &job].concat()
    }

    fn text_of(&mut self, text: &str) -> (u32, u32) {
        (self.put(text.as_bytes()), length(text.len()))
    }

    fn list(&mut self, bytes: &[u8], each: usize) -> (u32, u32) {
        (self.put(bytes), length(bytes.len() / each))
    }

    /// Puts bytes at the next address with the largest alignment.
    fn put(&mut self, bytes: &[u8]) -> u32 {
        self.0.resize(self.0.len().next_multiple_of(8), 0);
        let place = Self::MANIFEST + length(self.0.len());
        self.0.extend_from_slice(bytes);
        place
    }
}

fn pair((address, length): (u32, u32)) -> [u8; 8] {
    let mut bytes = [0; 8];
    bytes[..4].copy_from_slice(&address.to_le_bytes());
    bytes[4..].copy_from_slice(&length.to_le_bytes());
    bytes
}

fn length(length: usize) -> u32 {
    u32::try_from(length).expect("a small memory")
}
