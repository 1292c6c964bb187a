"""An event loop with nothing to do."""
import asyncio
asyncio.new_event_loop().run_forever()
