"""Two tasks wait for each other's end."""
# says: tasks wait for each other: 'A' -> 'B' -> 'A'
# says: task 'A' waits for task 'B'
import asyncio

async def main():
    tasks = {}

    async def wait_for(name):
        await tasks[name]

    tasks['A'] = asyncio.create_task(wait_for('B'), name='A')
    tasks['B'] = asyncio.create_task(wait_for('A'), name='B')
    await tasks['A']

asyncio.run(main())
