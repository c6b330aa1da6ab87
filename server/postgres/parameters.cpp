#include "server/postgres/parameters.h"

#include "server/postgres/binary_format.h"

#include <bit>
#include <stdexcept>

namespace server {

namespace {

unsigned arrayTypeOf(unsigned element) {
    switch (element) {
    case kBoolType:
        return 1000;
    case kByteaType:
        return 1001;
    case kIntegerType:
        return 1007;
    case kTextType:
        return 1009;
    case kBigintType:
        return 1016;
    case kDoubleType:
        return 1022;
    case kDateType:
        return 1182;
    case kTimestamptzType:
        return 1185;
    case kUuidType:
        return 2951;
    case kJsonbType:
        return 3807;
    default:
        throw std::logic_error("an array of arrays");
    }
}

void appendNumber(std::string& bytes, qint32 number) {
    const qint32 big = qToBigEndian(number);
    bytes.append(reinterpret_cast<const char*>(&big), sizeof big);
}

} // namespace

void Parameters::append(unsigned type, const void* bytes, std::size_t size) {
    m_types.push_back(type);
    m_offsets.push_back(m_bytes.size());
    m_lengths.push_back(int(size));
    m_formats.push_back(1);
    m_bytes.append(static_cast<const char*>(bytes), size);
}

void Parameters::makeLastNull() {
    m_bytes.resize(m_offsets.back() == kNull ? m_bytes.size() : m_offsets.back());
    m_offsets.back() = kNull;
    m_lengths.back() = 0;
}

void Parameters::add(std::nullptr_t) {
    append(0, "", 0);
    makeLastNull();
}

void Parameters::addFlag(bool value) {
    const char byte = value ? 1 : 0;
    append(kBoolType, &byte, 1);
}

void Parameters::addInteger(qint32 value) {
    const qint32 big = qToBigEndian(value);
    append(kIntegerType, &big, sizeof big);
}

void Parameters::addBigint(qint64 value) {
    const qint64 big = qToBigEndian(value);
    append(kBigintType, &big, sizeof big);
}

void Parameters::add(double value) {
    const quint64 big = qToBigEndian(std::bit_cast<quint64>(value));
    append(kDoubleType, &big, sizeof big);
}

void Parameters::add(core::Decimal value) {
    addBigint(value.units());
}

void Parameters::add(core::Instant value) {
    const std::chrono::microseconds sinceEpoch = value - core::Instant(kEpochDay);
    const qint64 big = qToBigEndian(qint64(sinceEpoch.count()));
    append(kTimestamptzType, &big, sizeof big);
}

void Parameters::add(core::Day value) {
    const qint32 big = qToBigEndian(qint32((value - kEpochDay).count()));
    append(kDateType, &big, sizeof big);
}

void Parameters::add(const QUuid& value) {
    const QByteArray bytes = value.toRfc4122();
    append(kUuidType, bytes.constData(), std::size_t(bytes.size()));
    if (value.isNull()) {
        makeLastNull();
    }
}

void Parameters::add(QStringView value) {
    const QByteArray utf8 = value.toUtf8();
    append(kTextType, utf8.constData(), std::size_t(utf8.size()));
}

void Parameters::add(const QByteArray& value) {
    append(kByteaType, value.constData(), std::size_t(value.size()));
}

void Parameters::add(const JsonText& value) {
    append(kJsonbType, &kJsonbVersion, 1);
    m_bytes.append(value.utf8.constData(), std::size_t(value.utf8.size()));
    m_lengths.back() += int(value.utf8.size());
}

void Parameters::addArray(const Parameters& elements, unsigned elementType) {
    std::string array;
    const bool isEmpty = elements.count() == 0;
    bool hasNull = false;
    for (const std::size_t offset : elements.m_offsets) {
        hasNull = hasNull || offset == kNull;
    }
    appendNumber(array, isEmpty ? 0 : 1);
    appendNumber(array, hasNull ? 1 : 0);
    appendNumber(array, qint32(elementType));
    if (!isEmpty) {
        appendNumber(array, elements.count());
        appendNumber(array, 1);
    }
    for (int i = 0; i < elements.count(); ++i) {
        const std::size_t offset = elements.m_offsets[std::size_t(i)];
        const int length = elements.m_lengths[std::size_t(i)];
        appendNumber(array, offset == kNull ? -1 : length);
        if (offset != kNull) {
            array.append(elements.m_bytes, offset, std::size_t(length));
        }
    }
    append(arrayTypeOf(elementType), array.data(), array.size());
}

std::vector<const char*> Parameters::values() const {
    std::vector<const char*> pointers;
    pointers.reserve(m_offsets.size());
    for (const std::size_t offset : m_offsets) {
        pointers.push_back(offset == kNull ? nullptr : m_bytes.data() + offset);
    }
    return pointers;
}

} // namespace server
