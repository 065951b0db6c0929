import Contracts
import FoundationEssentials
import Runtime

/// Fetches a customer's file from where its owner says it is.
///
/// Each address on the way, the first one and those that redirects lead to, is
/// judged anew before it is asked.
struct FileFetcher: Sendable {
    let addressGuard: AddressGuard
    let source: FileSource
    let limits: FetchLimits
    let sleep: @Sendable (Double) async throws -> Void

    /// Fetches a file; the source may fail in passing a few times.
    ///
    /// - Parameters:
    ///   - file: What the form says of it.
    ///   - path: Where it goes. Nothing is there when this throws.
    /// - Returns: Its size in bytes.
    /// - Throws: ``FileRefusal``, or an error of this side.
    func fetch(_ file: FileToFetch, to path: String) async throws -> Int {
        if let stated = file.size, stated > limits.size {
            throw FileRefusal.tooLarge(limit: limits.size)
        }
        let size = try await fetchPatiently(try address(file.url), to: path)
        if let stated = file.size, stated != size {
            // A file that is not kept must not stay.
            try? FileManager.default.removeItem(atPath: path)
            throw FileRefusal.sizeDiffers(stated: stated, actual: size)
        }
        return size
    }

    private func fetchPatiently(_ address: WebAddress, to path: String) async throws -> Int {
        let deadline = ContinuousClock.now + .seconds(limits.timeout)
        var attempt = 0
        while true {
            do {
                return try await follow(address, to: path, attempt: attempt, until: deadline)
            } catch FileSourceFailure.transient(let fault) {
                attempt += 1
                let pause = limits.backoff * Double(1 << (attempt - 1))
                guard attempt < limits.tries, seconds(until: deadline) > pause else {
                    throw FileRefusal.unavailable(fault)
                }
                try await sleep(pause)
            } catch FileSourceFailure.permanent(let fault) {
                throw FileRefusal.unavailable(fault)
            } catch FileSourceFailure.tooLarge {
                throw FileRefusal.tooLarge(limit: limits.size)
            } catch let fault as AddressFault {
                throw FileRefusal.address(fault)
            }
        }
    }

    private func follow(
        _ first: WebAddress,
        to path: String,
        attempt: Int,
        until deadline: ContinuousClock.Instant
    ) async throws -> Int {
        var address = first
        for _ in 0...limits.redirects {
            switch try await ask(address, path, attempt, deadline) {
            case .file(let size): return size
            case .redirect(let location): address = try redirect(address, location)
            case .status(let status): throw failure(status)
            }
        }
        throw FileSourceFailure.permanent(.tooManyRedirects)
    }

    private func ask(
        _ address: WebAddress,
        _ path: String,
        _ attempt: Int,
        _ deadline: ContinuousClock.Instant
    ) async throws -> FileSource.Answer {
        let addresses = try await addressGuard.addresses(
            of: address,
            timeout: min(limits.nameTimeout, try remaining(deadline))
        )
        let timeout = try remaining(deadline)
        return try await source.ask(
            FileSource.Question(
                address: address,
                // Another try may find another of a host's machines at work.
                pinned: addresses[attempt % addresses.count],
                path: path,
                limit: limits.size,
                timeout: timeout,
                connectTimeout: min(limits.connectTimeout, timeout)
            )
        )
    }

    private func redirect(_ address: WebAddress, _ location: String) throws -> WebAddress {
        do throws(AddressFault) {
            return try address.redirected(to: location)
        } catch .malformed {
            throw FileSourceFailure.permanent(.badRedirect)
        }
    }

    private func failure(_ status: Int) -> FileSourceFailure {
        let isTransient = status >= 500 || [408, 425, 429].contains(status)
        return isTransient ? .transient(.status(status)) : .permanent(.status(status))
    }

    private func address(_ text: String) throws(FileRefusal) -> WebAddress {
        do throws(AddressFault) {
            return try WebAddress(text)
        } catch {
            throw .address(error)
        }
    }

    private func remaining(_ deadline: ContinuousClock.Instant) throws -> Double {
        let seconds = seconds(until: deadline)
        guard seconds > 0 else { throw FileSourceFailure.permanent(.tooSlow) }
        return seconds
    }

    private func seconds(until deadline: ContinuousClock.Instant) -> Double {
        ContinuousClock.now.duration(to: deadline) / .seconds(1)
    }
}
