#include "server/auth/secrets.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <memory>
#include <stdexcept>

namespace server {
namespace {

constexpr int kNonceBytes = 12;
constexpr int kTagBytes = 16;
constexpr int kKeyBytes = 32;

const unsigned char* bytesOf(const QByteArray& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}
unsigned char* bytesOf(QByteArray& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

void require(bool done, const char* what) {
    if (!done) {
        throw std::runtime_error(what);
    }
}

using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;
CipherContext cipherContext() {
    return {EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free};
}

} // namespace

QByteArray randomBytes(int bytes) {
    QByteArray random(bytes, Qt::Uninitialized);
    require(RAND_bytes(bytesOf(random), bytes) == 1, "no random bytes");
    return random;
}

QByteArray randomToken() {
    return base64Url(randomBytes(32));
}

QByteArray tokenHash(const QByteArray& token) {
    return sha256(token);
}

QByteArray sha256(const QByteArray& bytes) {
    QByteArray digest(32, Qt::Uninitialized);
    require(EVP_Digest(bytes.constData(), std::size_t(bytes.size()), bytesOf(digest), nullptr, EVP_sha256(),
                       nullptr) == 1,
            "SHA-256 failed");
    return digest;
}

QByteArray hmacSha256(const QByteArray& key, const QByteArray& message) {
    QByteArray mac(32, Qt::Uninitialized);
    unsigned int size = 0;
    require(HMAC(EVP_sha256(), key.constData(), int(key.size()), bytesOf(message),
                 std::size_t(message.size()), bytesOf(mac), &size) != nullptr,
            "HMAC failed");
    return mac;
}

bool sameSecret(const QByteArray& a, const QByteArray& b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.constData(), b.constData(), std::size_t(a.size())) == 0;
}

QByteArray base64Url(const QByteArray& bytes) {
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

std::optional<QByteArray> fromBase64Url(const QByteArray& text) {
    const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::Base64UrlEncoding |
                                                                  QByteArray::AbortOnBase64DecodingErrors);
    // Qt forgives padding and loose bits at the end; writing it again shows them.
    if (!decoded || base64Url(*decoded) != text) {
        return std::nullopt;
    }
    return *decoded;
}

QByteArray sealed(const QByteArray& key, const QByteArray& plain, const QByteArray& context) {
    require(key.size() == kKeyBytes, "a sealing key has 32 bytes");
    const QByteArray nonce = randomBytes(kNonceBytes);
    QByteArray cipher(plain.size(), Qt::Uninitialized);
    QByteArray tag(kTagBytes, Qt::Uninitialized);
    const CipherContext aes = cipherContext();
    int written = 0;
    require(EVP_EncryptInit_ex(aes.get(), EVP_aes_256_gcm(), nullptr, bytesOf(key), bytesOf(nonce)) == 1 &&
                EVP_EncryptUpdate(aes.get(), nullptr, &written, bytesOf(context), int(context.size())) == 1 &&
                EVP_EncryptUpdate(aes.get(), bytesOf(cipher), &written, bytesOf(plain), int(plain.size())) ==
                    1 &&
                EVP_EncryptFinal_ex(aes.get(), bytesOf(cipher) + written, &written) == 1 &&
                EVP_CIPHER_CTX_ctrl(aes.get(), EVP_CTRL_GCM_GET_TAG, kTagBytes, tag.data()) == 1,
            "AES-256-GCM failed");
    return nonce + cipher + tag;
}

std::optional<QByteArray> unsealed(const QByteArray& key, const QByteArray& box, const QByteArray& context) {
    require(key.size() == kKeyBytes, "a sealing key has 32 bytes");
    if (box.size() < kNonceBytes + kTagBytes) {
        return std::nullopt;
    }
    const QByteArray nonce = box.first(kNonceBytes);
    QByteArray tag = box.last(kTagBytes);
    const QByteArray cipher = box.sliced(kNonceBytes, box.size() - kNonceBytes - kTagBytes);
    QByteArray plain(cipher.size(), Qt::Uninitialized);
    const CipherContext aes = cipherContext();
    int written = 0;
    const bool opened =
        EVP_DecryptInit_ex(aes.get(), EVP_aes_256_gcm(), nullptr, bytesOf(key), bytesOf(nonce)) == 1 &&
        EVP_DecryptUpdate(aes.get(), nullptr, &written, bytesOf(context), int(context.size())) == 1 &&
        EVP_DecryptUpdate(aes.get(), bytesOf(plain), &written, bytesOf(cipher), int(cipher.size())) == 1 &&
        EVP_CIPHER_CTX_ctrl(aes.get(), EVP_CTRL_GCM_SET_TAG, kTagBytes, tag.data()) == 1 &&
        EVP_DecryptFinal_ex(aes.get(), bytesOf(plain) + written, &written) == 1;
    return opened ? std::optional(plain) : std::nullopt;
}

} // namespace server
