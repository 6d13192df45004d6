//! Private addresses: those that aren't the public internet. No component reaches them, whatever name led there.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether an address is anything but a public unicast one. Addresses that carry an IPv4 address
/// inside (mapped, NAT64, 6to4) are judged by that one too.
pub(super) fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => v4(address),
        IpAddr::V6(address) => v6(address),
    }
}

fn v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation()
        || a == 0
        || a >= 240
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (18..20).contains(&b))
}

fn v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    let inside = |high: u16, low: u16| {
        let [[a, b], [c, d]] = [high.to_be_bytes(), low.to_be_bytes()];
        v4(Ipv4Addr::new(a, b, c, d))
    };
    match segments {
        // Mapped, and the older compatible form, which holds :: and ::1 as well.
        [0, 0, 0, 0, 0, 0xffff | 0, high, low] => segments[5] == 0 || inside(high, low),
        // NAT64, the well-known prefix; the local one is private as a whole.
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => inside(high, low),
        [0x64, 0xff9b, ..] => true,
        [0x2002, high, low, ..] => inside(high, low),
        // Teredo, documentation, benchmarking, and whatever is not global unicast.
        [0x2001, 0 | 0xdb8, ..] | [0x2001, 2, 0, ..] | [0x3fff, ..] => true,
        [first, ..] => first & 0xe000 != 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::is_private;

    #[test]
    fn every_way_to_write_an_inner_address_is_refused() {
        for address in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "192.0.0.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "240.0.0.1",
            "192.0.2.1",
            "::",
            "::1",
            "::ffff:10.0.0.1",
            "::ffff:127.0.0.1",
            "::10.0.0.1",
            "64:ff9b::10.0.0.1",
            "64:ff9b:1::1",
            "2002:0a00:0001::",
            "fe80::1",
            "fc00::1",
            "fd00:ec2::254",
            "ff02::1",
            "fec0::1",
            "2001:db8::1",
            "2001::1",
            "100::1",
        ] {
            assert!(is_private(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn public_addresses_are_not() {
        for address in [
            "8.8.8.8",
            "93.184.216.34",
            "2606:4700::1111",
            "::ffff:8.8.8.8",
            "64:ff9b::8.8.8.8",
            "172.32.0.1",
        ] {
            assert!(!is_private(address.parse().unwrap()), "{address}");
        }
    }
}
