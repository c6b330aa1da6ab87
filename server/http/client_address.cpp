#include "server/http/client_address.h"

#include <boost/asio/ip/address.hpp>

#include <algorithm>

namespace server {

namespace {

namespace ip = boost::asio::ip;
using Bytes = std::array<unsigned char, 16>;

constexpr int kMappedBits = 96; ///< of ::ffff:0:0/96, where IPv4 lives inside IPv6

std::optional<ip::address> parsed(const QString& text) {
    boost::system::error_code error;
    const ip::address address = ip::make_address(text.toStdString(), error);
    if (error) {
        return std::nullopt;
    }
    if (address.is_v6() && address.to_v6().is_v4_mapped()) {
        return ip::make_address_v4(ip::v4_mapped, address.to_v6());
    }
    return address;
}

Bytes bytesOf(const ip::address& address) {
    const ip::address_v6 v6 =
        address.is_v4() ? ip::make_address_v6(ip::v4_mapped, address.to_v4()) : address.to_v6();
    return v6.to_bytes();
}

bool sameBits(const Bytes& a, const Bytes& b, int bits) {
    for (int i = 0; i < 16 && bits > 0; ++i, bits -= 8) {
        const int mask = bits >= 8 ? 0xff : 0xff & (0xff << (8 - bits));
        if ((a[size_t(i)] & mask) != (b[size_t(i)] & mask)) {
            return false;
        }
    }
    return true;
}

QString textOf(const ip::address& address) {
    return QString::fromStdString(address.to_string());
}

} // namespace

std::optional<QString> plainAddress(const QString& text) {
    const std::optional<ip::address> address = parsed(text);
    return address ? std::optional(textOf(*address)) : std::nullopt;
}

QString clientNetwork(const QString& address) {
    const std::optional<ip::address> known = parsed(address);
    if (!known || known->is_v4()) {
        return address;
    }
    ip::address_v6::bytes_type bytes = known->to_v6().to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    return textOf(ip::address_v6(bytes)) + QStringLiteral("/64");
}

core::Result<TrustedProxies> TrustedProxies::parse(const QStringList& networks) {
    TrustedProxies proxies;
    QStringList wrong;
    for (const QString& entry : networks) {
        const QString network = entry.trimmed(); // of a list "10.0.0.0/8, ::1"
        const qsizetype slash = network.indexOf(u'/');
        const std::optional<ip::address> address = parsed(slash < 0 ? network : network.first(slash));
        const int most = address && address->is_v4() ? 32 : 128;
        bool ok = true;
        const int bits = slash < 0 ? most : network.mid(slash + 1).toInt(&ok);
        if (!address || !ok || bits < 0 || bits > most) {
            wrong << network;
            continue;
        }
        proxies.m_networks.push_back({bytesOf(*address), address->is_v4() ? bits + kMappedBits : bits});
    }
    if (!wrong.isEmpty()) {
        return core::Error{core::ErrorCode::InvalidValue,
                           QStringLiteral("no network: %1").arg(wrong.join(QStringLiteral(", "))),
                           QStringLiteral("trustedProxies")};
    }
    return proxies;
}

bool TrustedProxies::contains(const QString& address) const {
    const std::optional<ip::address> known = m_networks.empty() ? std::nullopt : parsed(address);
    return known && std::any_of(m_networks.begin(), m_networks.end(), [&](const Network& network) {
               return sameBits(bytesOf(*known), network.address, network.bits);
           });
}

QString TrustedProxies::clientOf(const QString& peer, const QByteArray& forwardedFor) const {
    if (forwardedFor.isEmpty() || !contains(peer)) {
        return peer;
    }
    const QByteArray last = forwardedFor.mid(forwardedFor.lastIndexOf(',') + 1).trimmed();
    return plainAddress(QString::fromLatin1(last)).value_or(peer);
}

} // namespace server
