#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QStringList>

#include <array>
#include <optional>
#include <vector>

namespace server {

/// The plain text of an address: an IPv4 one inside IPv6 as IPv4. nullopt for no address.
std::optional<QString> plainAddress(const QString& text);

/// Whom connections are counted for: the IPv4 address, or an IPv6 client's /64, of which everybody has
/// plenty.
QString clientNetwork(const QString& address);

/// The networks whose X-Forwarded-For is believed.
class TrustedProxies {
public:
    TrustedProxies() = default;
    /// "10.0.0.0/8", "192.0.2.7", "fd00::/8". InvalidValue naming every one that is no network.
    static core::Result<TrustedProxies> parse(const QStringList& networks);

    bool contains(const QString& address) const;
    /// Behind a trusted peer the last entry of the last X-Forwarded-For, which that peer wrote itself; what
    /// stands before it anybody could have sent. Otherwise the peer.
    QString clientOf(const QString& peer, const QByteArray& forwardedFor) const;

private:
    struct Network {
        std::array<unsigned char, 16> address;
        int bits = 0;
    };
    std::vector<Network> m_networks;
};

} // namespace server
